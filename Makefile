# Samråd. "make help" lists the commands; longer ones are scripts in .ci.
SHELL := /bin/bash
.DEFAULT_GOAL := help

# The address and the data folder of "make run" and "make dev".
ADDR ?= 127.0.0.1:8080
DATA ?= data

FRONTEND_SOURCES := $(shell find frontend/src frontend/public frontend/scripts -type f 2>/dev/null) \
	frontend/index.html frontend/package.json frontend/package-lock.json frontend/tsconfig.json frontend/vite.config.ts

.PHONY: help run dev install build build-race frontend test e2e interop sim fuzz bench bench-engine bench-hub bench-comments anchors lint fmt generate clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## install what is missing, build, and start the demo
	@.ci/install postgres
	@exec bin/samrad serve --demo --addr $(ADDR) --data $(DATA) $(ARGS)

dev: frontend/node_modules/.package-lock.json ## the demo with the frontend reloading as you edit (port 8150)
	@.ci/install go postgres
	@.ci/dev $(ADDR) $(DATA)

install: ## install PostgreSQL and Chromium (Debian) and the npm packages
	@.ci/install go node postgres chromium
	@$(MAKE) --no-print-directory frontend/node_modules/.package-lock.json

build: frontend ## build the frontend and bin/samrad
	@.ci/build bin/samrad

build-race: frontend ## build bin/samrad-race, with Go's race detector
	@.ci/build bin/samrad-race -race

frontend: frontend/dist/index.html ## build the frontend alone

frontend/node_modules/.package-lock.json: frontend/package-lock.json
	@.ci/install node
	cd frontend && npm ci --no-audit --no-fund
	@touch $@

frontend/dist/index.html: frontend/node_modules/.package-lock.json $(FRONTEND_SOURCES)
	cd frontend && npm run build
	@touch $@

test: ## everything: Go, simulation, real JavaScript clients, frontend, browsers
	@.ci/test all

e2e: ## browser tests alone
	@.ci/test e2e

interop: ## real JavaScript clients against the real program
	@.ci/test interop

sim: ## the room core in a simulated world (SEEDS=n), the engine beside yjs (SESSIONS=n)
	@.ci/test sim

fuzz: ## ten million mutated updates for the engine; MUTATIONS=n
	@.ci/test fuzz

bench: ## benchmarks of engine and hub
	go test -run '^$$' -bench . -benchmem ./collab/...

bench-engine: frontend/node_modules/.package-lock.json ## the Yjs engine beside yjs; TRACES=folder, TRACE=name, RUNS=n
	go run ./collab/ydoc/enginebench

bench-hub: build ## the hub beside Hocuspocus, server on one core; ARGS="-h" lists what can be chosen
	go run ./collab/hubbench $(ARGS)

bench-comments: build ## 70 people who comment in one document, and 2,000 threads; ARGS="-h" lists what can be chosen
	go run ./server/comments/commentbench -samrad bin/samrad $(ARGS)

anchors: frontend/node_modules/.package-lock.json ## comments in 1,000 random sessions of editing, beside an oracle; SESSIONS=n
	cd frontend && SAMRAD_ANCHOR_SESSIONS=$(or $(SESSIONS),1000) npx vitest run src/features/strategy/anchors

lint: frontend/node_modules/.package-lock.json ## formatting, vet and linters
	@.ci/test lint

fmt: frontend/node_modules/.package-lock.json ## format Go and TypeScript
	gofmt -w $$(git ls-files '*.go')
	cd frontend && npm run format

generate: build ## write the frontend's API types from the handlers
	cd frontend && npm run generate

clean: ## remove what was built; data and packages stay
	rm -rf bin artefacts
	find frontend/dist -mindepth 1 ! -name .keep -delete
