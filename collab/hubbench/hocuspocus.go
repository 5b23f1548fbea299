package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// hocuspocus is the peer from npm, see peer/server.mjs. Everybody may enter any
// room, which exists by being entered.
type hocuspocus struct {
	program
	folder string
	port   string
	made   int
}

const peerFolder = "collab/hubbench/peer"

func newHocuspocus() (*hocuspocus, error) {
	if _, err := os.Stat(filepath.Join(peerFolder, "node_modules", ".package-lock.json")); err != nil {
		install := exec.Command("npm", "ci", "--no-audit", "--no-fund", "--prefix", peerFolder)
		install.Stdout, install.Stderr = os.Stderr, os.Stderr
		if err := install.Run(); err != nil {
			return nil, fmt.Errorf("install the peer: %w", err)
		}
	}
	folder, err := os.MkdirTemp("", "hubbench-peer")
	if err != nil {
		return nil, err
	}
	port, err := freePort()
	return &hocuspocus{folder: folder, port: port}, err
}

func (h *hocuspocus) start(ctx context.Context) error {
	return h.run(ctx, "ready", "node", filepath.Join(peerFolder, "server.mjs"), h.port, filepath.Join(h.folder, "db.sqlite"))
}

func (h *hocuspocus) person(i int) person {
	return person{token: "anybody", name: fmt.Sprintf("Person %d", i%crowdSize)}
}

func (h *hocuspocus) rooms(_ context.Context, n int) ([]string, error) {
	names := make([]string, n)
	for i := range names {
		h.made++
		names[i] = fmt.Sprintf("00000000-0000-4000-8000-%012d", h.made)
	}
	return names, nil
}

func (h *hocuspocus) url() string { return "ws://127.0.0.1:" + h.port }

func (h *hocuspocus) clean() {
	if err := h.kill(); err != nil {
		fmt.Fprintln(os.Stderr, "hubbench: stop the peer:", err)
	}
	_ = os.RemoveAll(h.folder)
}
