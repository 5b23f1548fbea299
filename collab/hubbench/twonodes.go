package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// twoNodes spreads a crowd over two nodes: all type on the first, and half of them
// read on the second. So what a bus costs shows beside what it does not, under the
// same load.
func twoNodes(w crowd) func(*bench, server) (figures, error) {
	return func(b *bench, s server) (figures, error) {
		holder, ok := s.(*samrad)
		if !ok {
			return nil, errors.New("it has no nodes that share their documents without a further server")
		}
		var nodes [2]*samrad
		ports, err := clusterPorts()
		if err != nil {
			return nil, err
		}
		for i := range nodes {
			if nodes[i], err = holder.addNode(context.Background(), ports[i], ports[1-i]); err != nil {
				return nil, err
			}
			defer nodes[i].clean()
		}
		time.Sleep(5 * time.Second) // until they hear each other
		groups, err := gatherOn(context.Background(), holder, nodes, w)
		defer func() { leaveAll(groups) }()
		if err != nil {
			return nil, err
		}
		settle(groups)
		f, err := phase(b, s, groups, w)
		if err != nil {
			return nil, err
		}
		var same, across total
		for _, c := range everybody(groups) {
			switch {
			case c.url == nodes[1].url():
				across.delay.merge(&c.own.delay)
			case c.edits == nil:
				same.delay.merge(&c.own.delay)
			}
		}
		for _, ofTheHolder := range []string{perDelivered, postgresPer, serverLoad} {
			delete(f, ofTheHolder)
		}
		f[p50], f[p99] = same.delay.quantile(0.5), same.delay.quantile(0.99)
		f[acrossP50], f[acrossP99] = across.delay.quantile(0.5), across.delay.quantile(0.99)
		f[acrossTimes] = f[acrossP99] / f[p99]
		return f, nil
	}
}

func clusterPorts() (ports [2]string, err error) {
	for i := range ports {
		port, err := freePort()
		if err != nil {
			return ports, err
		}
		ports[i] = "127.0.0.1:" + port
	}
	return ports, nil
}

// addNode starts one of several nodes on the database of s, and on its core.
func (s *samrad) addNode(ctx context.Context, listen, other string) (*samrad, error) {
	address, err := os.ReadFile(filepath.Join(s.folder, "data", "database-url"))
	if err != nil {
		return nil, err
	}
	n, err := newSamrad(s.binary)
	if err != nil {
		return nil, err
	}
	n.env = []string{"DATABASE_URL=" + strings.TrimSpace(string(address))}
	err = n.run(ctx, "http://", s.binary, "serve", "--demo", "--addr", "127.0.0.1:"+n.port, "--data", filepath.Join(n.folder, "data"),
		"--log-level", "warn", "--cluster-listen", listen, "--cluster-routes", other)
	if err != nil {
		return nil, fmt.Errorf("start a node: %w", err)
	}
	return n, nil
}

// gatherOn is gather on two nodes: of those who do not type every second one is on
// the second.
func gatherOn(ctx context.Context, holder *samrad, nodes [2]*samrad, w crowd) ([]*group, error) {
	names, err := holder.rooms(ctx, w.rooms)
	if err != nil {
		return nil, err
	}
	groups := make([]*group, len(names))
	n := 0
	for i, name := range names {
		groups[i] = &group{name: name, typists: w.typists}
		for place := range w.perRoom {
			c := groups[i].add(holder.person(n))
			c.url = nodes[0].url()
			if n++; place >= w.typists && place%2 == 1 {
				c.url = nodes[1].url()
			}
		}
	}
	return groups, joinAll(ctx, holder, everybody(groups), 16<<10)
}
