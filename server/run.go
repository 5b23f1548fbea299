package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"sync"
	"syscall"
	"time"

	"github.com/rs/zerolog"
)

const (
	// requestPatience is how long requests under way may take when stopping.
	requestPatience = 10 * time.Second
	// roomPatience is how long the hub may take to commit what it holds.
	roomPatience = 15 * time.Second
)

// Run builds, starts and stops everything. It returns nil after ctx has ended
// and all is down in order, or the reason why it could not start or go on.
// When hurry is closed while it stops, it waits for nobody any more, but still
// commits what the rooms hold; a nil hurry never is.
// What people should read goes to out, the log to logTo.
func Run(ctx context.Context, hurry <-chan struct{}, config Config, out, logTo io.Writer) error {
	logger := newLogger(config, logTo)
	// First of all, since a taken port is the commonest mistake and starting
	// the database for it would be in vain. Who connects meanwhile waits.
	listener, err := listen("--addr", config.Addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	metricsListener, err := listenMetrics(config)
	if err != nil {
		return err
	}
	if metricsListener != nil {
		defer metricsListener.Close()
	}

	// Files that are missing are told before a database is started for nothing.
	if _, err := config.clusterTLS(); err != nil {
		return err
	}

	db, err := openDatabase(ctx, config, logger)
	if err != nil {
		return err
	}
	defer db.close()

	public := config.publicURL(listener.Addr())
	registry := newRegistry()
	built, err := build(ctx, config, public, db, registry, logger)
	if err != nil {
		return err
	}
	checks := &health{ping: db.pool.Ping}
	handler, err := routes(config, public, built, checks, newHTTPMetrics(registry), logger)
	if err != nil {
		return err
	}

	servers := newServers(logger)
	servers.start(listener, handler)
	if metricsListener != nil {
		servers.start(metricsListener, metricsHandler(registry))
	}
	background := startBackground(ctx, built)
	logger.Info().Str("address", listener.Addr().String()).Str("url", public.String()).Msg("ready")
	announce(out, config, public, built)

	err = servers.wait(ctx)

	// The order: tell the balancer → send the editors elsewhere → stop accepting →
	// close the rooms, which flushes the journal → end background work → close the
	// pool → stop the private database.
	checks.stopping.Store(true)
	logger.Info().Dur("drain", config.Drain).Msg("stopping")
	patience, impatient := untilHurry(hurry, logger)
	defer impatient()
	built.hub.Drain(patience, config.Drain)
	servers.stop(patience)
	built.closeRooms(logger)
	background()
	logger.Info().Msg("stopped; only the database is left to close")
	return err
}

func listen(flag, address string) (net.Listener, error) {
	listener, err := net.Listen("tcp", address)
	switch {
	case err == nil:
		return listener, nil
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("%s is used by another program; stop that one, or choose another address with %s", address, flag)
	case errors.Is(err, os.ErrPermission):
		return nil, fmt.Errorf("this user may not listen on %s; choose a port above 1023 with %s", address, flag)
	default:
		return nil, fmt.Errorf("listen on %s; correct %s: %w", address, flag, err)
	}
}

func listenMetrics(config Config) (net.Listener, error) {
	if config.MetricsAddr == "" {
		return nil, nil
	}
	return listen("--metrics-addr", config.MetricsAddr)
}

// servers are the HTTP servers of one Run.
type servers struct {
	logger  zerolog.Logger
	running []*http.Server
	failed  chan error
}

func newServers(logger zerolog.Logger) *servers {
	return &servers{logger: logger, failed: make(chan error, 2)}
}

func (s *servers) start(listener net.Listener, handler http.Handler) {
	server := &http.Server{
		Handler: handler,
		// WebSockets are not bound by these: they set their own deadlines.
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       60 * time.Second,
		WriteTimeout:      90 * time.Second,
		IdleTimeout:       120 * time.Second,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          stdLog(s.logger),
	}
	s.running = append(s.running, server)
	go func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			s.failed <- fmt.Errorf("serve %s: %w", listener.Addr(), err)
		}
	}()
}

// wait returns nil when ctx has ended, or why a server stopped before.
func (s *servers) wait(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return nil
	case err := <-s.failed:
		return err
	}
}

// untilHurry returns a context that ends when somebody is in a hurry.
func untilHurry(hurry <-chan struct{}, logger zerolog.Logger) (ctx context.Context, cancel func()) {
	ctx, cancel = context.WithCancel(context.Background())
	go func() {
		select {
		case <-hurry:
			logger.Warn().Msg("told to stop a second time: connections are closed at once; what rooms hold is still stored")
			cancel()
		case <-ctx.Done():
		}
	}()
	return ctx, cancel
}

// stop refuses new connections and lets requests under way finish, while ctx lasts.
func (s *servers) stop(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, requestPatience)
	defer cancel()
	for _, server := range s.running {
		if err := server.Shutdown(ctx); err != nil {
			server.Close()
		}
	}
}

// startBackground runs what works without being asked; the returned function
// ends it and waits.
func startBackground(ctx context.Context, built *parts) func() {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	var running sync.WaitGroup
	for _, work := range built.background() {
		running.Go(func() { work(ctx) })
	}
	return func() {
		cancel()
		running.Wait()
	}
}

// announce tells whoever started the program where it is and, in the demo, as
// whom to sign in.
func announce(out io.Writer, config Config, public *url.URL, built *parts) {
	fmt.Fprintf(out, "\nSamråd is ready: %s\n", public)
	if !config.Demo {
		return
	}
	fmt.Fprint(out, "\nThis is a demo: anyone on this machine may sign in as any of these people.\n\n")
	names := map[string]string{}
	for _, o := range built.organisations {
		names[o.ID] = o.Name
	}
	for _, p := range built.demoPeople {
		fmt.Fprintf(out, "  %-22s %-12s %-26s %s\n", p.Name, p.Role, p.Email, names[p.OrganisationID])
	}
	fmt.Fprintln(out)
}
