package identity

import "context"

// CheckSockets is one round of what Run does every minute.
func (s *Service) CheckSockets(ctx context.Context) error { return s.checkSockets(ctx) }

// Sweep is one round of what Run does every ten minutes.
func (s *Service) Sweep(ctx context.Context) error { return s.sweep(ctx) }
