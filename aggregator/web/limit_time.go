package web

import (
	"log/slog"
	"net"
	"net/http"
	"time"
)

// bodyPatience is how long a body that nobody asked for is waited for, since
// it has to be read before the answer is.
const bodyPatience = time.Second

// Bounded wraps a handler in a server that no client can hold or fill: each
// request has little time and room. With limits, it must be used on a listener
// of theirs.
func Bounded(h http.Handler, limits *Limits, log *slog.Logger) *http.Server {
	s := &http.Server{
		Handler:                      h,
		ReadHeaderTimeout:            5 * time.Second,
		ReadTimeout:                  10 * time.Second,
		WriteTimeout:                 30 * time.Second,
		IdleTimeout:                  2 * time.Minute,
		MaxHeaderBytes:               16 << 10,
		DisableGeneralOptionsHandler: true,
		Protocols:                    new(http.Protocols),
		ErrorLog:                     slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
	s.Protocols.SetHTTP1(true)
	if limits != nil {
		s.Handler = noticed(h)
		s.ConnState = func(c net.Conn, state http.ConnState) { limits.crowd.follow(c, state) }
		s.ConnContext = inContext
	}
	return s
}

// turnAwayBody sees to it that a body that nobody asked for is neither waited
// for nor read to its end.
func turnAwayBody(w http.ResponseWriter) {
	w.Header()["Connection"] = []string{"close"}
	http.NewResponseController(w).SetReadDeadline(time.Now().Add(bodyPatience)) // recorders of tests have none
}
