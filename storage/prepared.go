package storage

import (
	"context"
	"database/sql"
	"sync"
)

// prepared holds the statements that are too long to be prepared anew for
// every transaction.
type prepared struct {
	mu         sync.Mutex
	statements map[string]*sql.Stmt
}

// kept returns a reading statement that stays prepared as long as the store is
// open.
func (s *Store) kept(ctx context.Context, query string) (*sql.Stmt, error) {
	s.prepared.mu.Lock()
	defer s.prepared.mu.Unlock()
	if st := s.prepared.statements[query]; st != nil {
		return st, nil
	}
	st, err := s.Read.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	if s.prepared.statements == nil {
		s.prepared.statements = map[string]*sql.Stmt{}
	}
	s.prepared.statements[query] = st
	return st, nil
}
