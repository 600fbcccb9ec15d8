package discord

import "context"

func (r *Room) watch(ctx context.Context) {}

func (r *Room) register(ctx context.Context, app string) error { return nil }
func (s *session) complete(ctx context.Context) error          { return nil }
func (s *session) command(ctx context.Context, may bool) error { return nil }
