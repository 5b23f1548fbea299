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

// twoNodes lets a crowd type on one node that is alone, and then the same crowd on
// two: all type on the first, and half of those who watch are on the second. So
// what a second node costs shows beside one alone, in the same minute and under the
// same load; and what the bus costs, beside what does not cross it.
//
// Both nodes run on the server's core: together they have no more CPU than the one
// alone. How long they waited for it is among the figures, since delays that come of
// that are the machine's.
func twoNodes(w crowd) func(*bench, server) (figures, error) {
	return func(b *bench, s server) (figures, error) {
		holder, ok := s.(*samrad)
		if !ok {
			return nil, errors.New("it has no nodes that share their documents without a further server")
		}
		ports, err := clusterPorts()
		if err != nil {
			return nil, err
		}
		first, err := holder.addNode(context.Background(), ports[0], ports[1])
		if err != nil {
			return nil, err
		}
		defer first.clean()
		alone, err := crowdOn(b, holder, []*samrad{first}, w)
		if err != nil {
			return nil, fmt.Errorf("one node: %w", err)
		}
		second, err := holder.addNode(context.Background(), ports[1], ports[0])
		if err != nil {
			return nil, err
		}
		defer second.clean()
		time.Sleep(5 * time.Second) // until they hear each other
		both, err := crowdOn(b, holder, []*samrad{first, second}, w)
		if err != nil {
			return nil, fmt.Errorf("two nodes: %w", err)
		}
		return figures{
			aloneP50: alone[p50], aloneP99: alone[p99], aloneWaited: alone[waited], aloneLoad: alone[serverLoad],
			p50: both[p50], p99: both[p99], waited: both[waited], serverLoad: both[serverLoad],
			acrossP50: both[acrossP50], acrossP99: both[acrossP99],
			deliveredAll: both[deliveredAll], lost: alone[lost] + both[lost],
			acrossTimes: both[acrossP99] / alone[p99],
		}, nil
	}
}

// crowdOn lets a crowd type on nodes, in rooms of its own.
func crowdOn(b *bench, holder *samrad, nodes []*samrad, w crowd) (figures, error) {
	groups, err := gatherOn(context.Background(), holder, nodes, w)
	defer func() { leaveAll(groups) }()
	if err != nil {
		return nil, err
	}
	settle(groups)
	f, err := phase(b, several{holder, nodes}, groups, w)
	if err != nil {
		return nil, err
	}
	var same, across total
	for _, c := range everybody(groups) {
		switch {
		case c.url != nodes[0].url():
			across.delay.merge(&c.own.delay)
		case c.edits == nil:
			same.delay.merge(&c.own.delay)
		}
	}
	f[p50], f[p99] = same.delay.quantile(0.5), same.delay.quantile(0.99)
	f[acrossP50], f[acrossP99] = across.delay.quantile(0.5), across.delay.quantile(0.99)
	return f, nil
}

// several is nodes that are measured together, on the database of one more.
type several struct {
	*samrad
	nodes []*samrad
}

func (s several) pids() (list []int) {
	for _, n := range s.nodes {
		list = append(list, n.pid())
	}
	return list
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

// gatherOn is gather on nodes: of those who do not type every second one is on the
// last.
func gatherOn(ctx context.Context, holder *samrad, nodes []*samrad, w crowd) ([]*group, error) {
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
				c.url = nodes[len(nodes)-1].url()
			}
		}
	}
	return groups, joinAll(ctx, holder, everybody(groups), 16<<10)
}
