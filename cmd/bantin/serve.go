package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"bantin/aggregator"
	"bantin/aggregator/audience"
	"bantin/aggregator/notify"
	"bantin/aggregator/publish"
	"bantin/aggregator/push"
	"bantin/aggregator/web"
	"bantin/cmd/bantin/settings"
)

// patience is how long requests under way are waited for at the end.
const patience = 5 * time.Second

func (p *program) serveCommand() *cobra.Command {
	m := manual{
		short: tell("Đọc tin theo lịch và phục vụ bản tin trên web", "Fetches on the schedule and serves the bulletin on the web"),
		long: tell(`Chạy cho đến khi được dừng bằng Ctrl-C hoặc SIGTERM. Tệp cấu hình thay đổi thì có
hiệu lực ngay (hoặc gửi SIGHUP); tệp hỏng thì bản hợp lệ gần nhất vẫn có hiệu lực. Nhật ký
cho máy và người vận hành viết bằng tiếng Anh; lời cho người sửa cấu hình theo --lang.`,
			`Runs until it is stopped by Ctrl-C or SIGTERM. A changed settings file takes effect at
once (or send SIGHUP); a broken one leaves the last good settings in force. The log is in
English, for operators and programs; what is said to those who edit settings follows --lang.`),
		examples: []string{"bantin serve", "bantin serve --config /etc/bantin/bantin.yaml --listen :8080"},
		exits: []exitNote{
			done("đã dừng theo yêu cầu", "stopped on request"),
			{exitFailed, tell("không chạy được", "could not run")},
			wrongUsage(),
		},
	}
	cmd := p.command("serve", m, noArguments, func(cmd *cobra.Command, _ []string) error {
		s, err := p.settingsInForce(cmd.Context())
		if err != nil {
			return err
		}
		return p.serve(cmd.Context(), s)
	})
	p.listenFlag(cmd)
	return cmd
}

// A service is a bantin that fetches and serves.
type service struct {
	*program
	*works
	publisher *publish.Publisher
	limits    *web.Limits
	audience  *audience.Counter
	notifier  *push.Notifier
	messages  *notify.Notifier
	settings  *settings.Settings // in force

	handler  atomic.Pointer[http.Handler]
	schedule atomic.Pointer[aggregator.Schedule]
	night    atomic.Pointer[aggregator.Night]
	faults   atomic.Pointer[[]web.Fault] // of the settings as the files are now
	asked    chan os.Signal              // to read the settings again
	due      chan struct{}               // sources may have become due out of turn
}

// serve fetches and serves until ctx ends.
func (p *program) serve(ctx context.Context, s *settings.Settings) error {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, syscall.SIGHUP) // before anybody can know that this runs: it would end the program
	defer signal.Stop(asked)
	var lc net.ListenConfig
	listener, err := lc.Listen(ctx, "tcp", s.Listen)
	if err != nil {
		return listening(s.Listen, err)
	}
	defer listener.Close()
	s.ListensAt(listener.Addr().String())
	w, err := p.open(ctx, s, p.log)
	if err != nil {
		return unlessStopped(ctx, err)
	}
	v := &service{program: p, works: w, settings: s, asked: asked, due: make(chan struct{}, 1)}
	v.publisher = &publish.Publisher{Store: w.store, Now: p.Now, Version: thisBuild().Version}
	v.limits = &web.Limits{Now: p.Now, Log: p.log}
	v.audience = &audience.Counter{Store: w.store, Now: p.Now, Log: p.log}
	v.notifier = &push.Notifier{Store: w.store, Fetch: w.client, Now: p.Now, Log: p.log, Topics: v.publisher.Topics}
	v.messages = &notify.Notifier{Store: w.store, Now: p.Now, Log: p.log}
	v.aggregator.Changed, v.aggregator.Told = v.publish, v.told
	v.aggregator.Listed = func(ctx context.Context) { v.publish(ctx, nil) }
	err = v.audience.Load(ctx, s.Site.Zone)
	if err == nil {
		err = v.use(ctx, s)
	}
	if err == nil {
		err = v.tellFaults(ctx, s, brokenFiles(s))
	}
	if err == nil {
		p.announce(s)
		err = v.run(ctx, listener)
	}
	return errors.Join(unlessStopped(ctx, err), w.close())
}

// unlessStopped drops an error that only says that ctx has ended: a service
// that is asked to stop has not failed.
func unlessStopped(ctx context.Context, err error) error {
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// use publishes by the given settings from now on.
func (v *service) use(ctx context.Context, s *settings.Settings) error {
	schedule, err := aggregator.ParseSchedule(s.Schedule, s.Site.Zone)
	if err != nil {
		return fmt.Errorf("schedule: %w", err)
	}
	v.publisher.Configure(s.Site, s.Sources)
	if err := v.publisher.RebuildAll(ctx); err != nil {
		if v.handler.Load() == nil {
			return err
		}
		v.log.Error("not published", "error", err) // it is made up for
	}
	server := &web.Server{
		Publisher: v.publisher, Store: v.store, Site: s.Site, Sources: s.Sources,
		Builtin: s.IsBuiltin(), Faults: v.faultsNow, Now: v.Now, Log: v.log, Limits: v.limits, Audience: v.audience,
		Version: thisBuild().Version,
	}
	handler, err := server.Handler()
	if err != nil {
		return err
	}
	if err := v.notifier.Use(ctx, s.Site.Hubs); err != nil {
		return err
	}
	if err := v.messages.Use(ctx, v.orders(s)); err != nil {
		return err
	}
	v.limits.Trust(s.TrustedProxies)
	v.audience.Use(s.Site.Zone)
	v.schedule.Store(&schedule)
	v.night.Store(nightOf(s))
	v.handler.Store(&handler)
	return nil
}

// publish makes anew what has changed. What cannot be made is made up for.
func (v *service) publish(ctx context.Context, selections []string) {
	if err := v.publisher.Rebuild(ctx, selections...); err != nil && ctx.Err() == nil {
		v.log.Error("not published", "error", err)
	}
	v.notifier.Changed()
}

// told publishes anew what staff are told, and has it carried to them.
func (v *service) told(ctx context.Context) {
	v.publish(ctx, nil)
	v.messages.Changed()
}

// run keeps everything going until ctx ends or a part fails, and returns when
// all parts have ended.
func (v *service) run(ctx context.Context, listener net.Listener) error {
	server := web.Bounded(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		(*v.handler.Load()).ServeHTTP(w, r)
	}), v.limits, v.log)
	parts, ctx := errgroup.WithContext(ctx)
	parts.Go(func() error {
		if err := server.Serve(v.limits.Listener(listener)); !errors.Is(err, http.ErrServerClosed) {
			return fmt.Errorf("serve: %w", err)
		}
		return nil
	})
	parts.Go(func() error {
		<-ctx.Done()
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
		defer cancel()
		if server.Shutdown(last) != nil {
			return server.Close()
		}
		return nil
	})
	parts.Go(func() error {
		return v.aggregator.Run(ctx, func() aggregator.Schedule { return *v.schedule.Load() })
	})
	keeper := v.housekeeper()
	parts.Go(func() error { return keeper.Run(ctx, func() aggregator.Night { return *v.night.Load() }) })
	parts.Go(func() error {
		v.publisher.CatchUp(ctx, v.log, v.notifier.Changed)
		return nil
	})
	parts.Go(func() error { return v.notifier.Run(ctx) })
	parts.Go(func() error { return v.messages.Run(ctx) })
	parts.Go(func() error { return v.visitWhatIsDue(ctx) })
	parts.Go(func() error { return v.follow(ctx) })
	parts.Go(func() error { return v.audience.Run(ctx) })
	err := parts.Wait()
	v.saveVisits(ctx)
	return err
}

// saveVisits saves what was counted up to the end.
func (v *service) saveVisits(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	if err := v.audience.Save(ctx); err != nil {
		v.log.Warn("the last visits are not saved", "error", err)
	}
}

// announce says where the bulletin can be read.
func (p *program) announce(s *settings.Settings) {
	local := s.LocalURL()
	fmt.Fprintf(p.Stderr, "%s %s/\n", p.say(tell("Bản tin đang ở", "The bulletin is at")), local)
	if s.Site.URL != local {
		fmt.Fprintf(p.Stderr, "  %s %s/\n", p.say(tell("địa chỉ công khai:", "public address:")), s.Site.URL)
	}
	fmt.Fprintf(p.Stderr, "  %s %s/rss.xml  %s/atom.xml  %s/feed.json\n", p.say(tell("theo dõi:", "subscribe:")), local, local, local)
	fmt.Fprintf(p.Stderr, "  %s %s/nguon\n", p.say(tell("tình trạng các nguồn:", "state of the sources:")), local)
	fmt.Fprintf(p.Stderr, "  %s\n", p.say(tell("Nhấn Ctrl-C để dừng.", "Press Ctrl-C to stop.")))
}
