package storagetest

import "bantin/storage"

var pushPromises = []promise{
	{"hubs are kept with how they are, until they leave the settings", func(s suite) {
		s.must(s.KeepHubs(s.ctx, []string{"https://b.example/", "https://a.example/"}))
		failing := storage.Hub{URL: "https://a.example/", Failures: 3, FailingSince: after(1), Due: after(9), Problem: "refused: a.example"}
		s.must(s.SaveNotice(s.ctx, failing, nil))
		s.must(s.KeepHubs(s.ctx, []string{"https://a.example/", "https://b.example/"}))
		list, err := s.Hubs(s.ctx)
		s.must(err)
		s.same("hubs", list, []storage.Hub{failing, {URL: "https://b.example/"}})
		s.must(s.KeepHubs(s.ctx, []string{"https://b.example/"}))
		list, err = s.Hubs(s.ctx)
		s.must(err)
		s.same("hubs that stayed", list, []storage.Hub{{URL: "https://b.example/"}})
		s.must(s.KeepHubs(s.ctx, nil))
		list, err = s.Hubs(s.ctx)
		s.must(err)
		s.same("no hubs", len(list), 0)
	}},
	{"what each hub was told is kept apart, and forgotten with it", func(s suite) {
		a, b := storage.Hub{URL: "https://a.example/"}, storage.Hub{URL: "https://b.example/"}
		s.must(s.KeepHubs(s.ctx, []string{a.URL, b.URL}))
		s.must(s.SaveNotice(s.ctx, a, map[string]string{"https://x/rss.xml": `"1"`, "https://x/atom.xml": `"1"`}))
		s.must(s.SaveNotice(s.ctx, b, map[string]string{"https://x/rss.xml": `"1"`}))
		s.must(s.SaveNotice(s.ctx, a, map[string]string{"https://x/rss.xml": `"2"`, "https://x/atom.xml": ""}))
		told := func(h storage.Hub) map[string]string {
			m, err := s.Told(s.ctx, h.URL)
			s.must(err)
			return m
		}
		s.same("told to the one", told(a), map[string]string{"https://x/rss.xml": `"2"`})
		s.same("told to the other", told(b), map[string]string{"https://x/rss.xml": `"1"`})
		s.must(s.KeepHubs(s.ctx, []string{b.URL}))
		s.must(s.SaveNotice(s.ctx, a, map[string]string{"https://x/rss.xml": `"3"`}))
		s.same("told to one that left", told(a), map[string]string{})
		s.must(s.KeepHubs(s.ctx, []string{a.URL, b.URL}))
		s.same("told to one that came back", told(a), map[string]string{})
	}},
}
