package aggregator

import (
	"context"

	"bantin/feeds"
	"bantin/storage"
)

// What the events on the settings say: that they are broken, and that they are
// good again.
const (
	SettingsBroken = "settings-broken"
	SettingsGood   = "settings-good"
)

// TellSettings tells staff what is wrong in the settings, by words that name
// file and line; no words say that nothing is. What they were told last is not
// told again.
func (a *Aggregator) TellSettings(ctx context.Context, what, next feeds.Text) error {
	a.watching.Lock()
	defer a.watching.Unlock()
	e := storage.Event{State: SettingsGood, Was: SettingsBroken, Title: settingsGood, What: settingsInForce, Since: a.Now(), Told: a.Now()}
	if what != (feeds.Text{}) {
		e = storage.Event{State: SettingsBroken, Was: SettingsGood, Title: settingsBroken, What: what, Next: next, Since: a.Now(), Told: a.Now()}
	}
	last, err := a.Store.LastEvent(ctx, "")
	if err != nil {
		return err
	}
	if last.State == e.State && last.What == e.What || last.Number == 0 && e.State == SettingsGood {
		return nil
	}
	if err := a.Store.SaveWatches(ctx, nil, []storage.Event{e}); err != nil {
		return err
	}
	if a.Told != nil {
		a.Told(ctx)
	}
	return nil
}

var (
	settingsBroken  = feeds.Text{VI: "Cấu hình có lỗi", EN: "The settings have errors"}
	settingsGood    = feeds.Text{VI: "Cấu hình đã hết lỗi", EN: "The settings are correct again"}
	settingsInForce = feeds.Text{VI: "Mọi tệp cấu hình đều đọc được và đang có hiệu lực.", EN: "All settings files can be read and are in force."}
)
