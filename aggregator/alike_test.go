package aggregator

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
	"bantin/storage"
)

// report is an article of some length, of which copies are made.
var report = strings.Fields(`Sáng 21/11, Sở Văn hóa, Thể thao và Du lịch phối hợp với huyện Bát Xát khai giảng lớp truyền dạy nghệ thuật
múa xòe cho ba mươi hai học viên là người Giáy ở hai xã Quang Kim và Bản Qua. Trong mười lăm ngày, các học viên được nghệ nhân
Vương Thị Seng hướng dẫn sáu điệu xòe cổ, cách chỉnh trang phục, cách giữ nhịp trống và những bài hát mở đầu cuộc vui. Bà Seng
năm nay bảy mươi tư tuổi, từng dẫn đội văn nghệ của bản đi biểu diễn ở nhiều tỉnh trong vùng. Bà cho biết lớp trẻ bây giờ nhớ
động tác rất nhanh, khó nhất là giữ được dáng tay mềm và bước chân không chạm mạnh xuống sàn. Kinh phí mở lớp lấy từ chương
trình bảo tồn văn hóa phi vật thể của tỉnh, mỗi học viên được hỗ trợ tiền ăn, tiền đi lại và một bộ trang phục. Kết thúc khóa
học, hai đội xòe sẽ được thành lập, sinh hoạt vào tối thứ bảy hằng tuần tại nhà văn hóa và biểu diễn phục vụ du khách ở điểm du
lịch cộng đồng trong dịp Tết. Phòng Văn hóa huyện giao cho chi hội phụ nữ hai xã theo dõi việc sinh hoạt của các đội, đồng thời
ghi hình toàn bộ sáu điệu xòe để lưu giữ và gửi cho các trường phổ thông dân tộc bán trú trên địa bàn làm tài liệu giảng dạy.`)

// paragraphs writes words as HTML.
func paragraphs(words []string) string {
	var b strings.Builder
	for part := range slices.Chunk(words, 45) {
		fmt.Fprintf(&b, "<p>%s</p>", strings.Join(part, " "))
	}
	return b.String()
}

// told is an article as a source tells it.
type told struct {
	source, key, title string
	words              []string
	hours              int // after noon; -1000: undated
}

// take stores what sources tell, each telling by a poll of its own.
func (b *bench) take(list ...told) {
	b.t.Helper()
	_, sources, _ := b.inForce()
	for _, x := range list {
		it := feeds.Item{Title: x.title, Summary: strings.Join(x.words[:min(len(x.words), 25)], " "), Content: paragraphs(x.words),
			URL: "https://" + x.source + ".example.vn/" + x.key}
		if x.hours > -1000 {
			it.Published, it.DateOrigin = noon.Add(time.Duration(x.hours)*time.Hour), feeds.DateStated
		}
		id := dedupe.NamesOf(site.ID).Item(x.source, x.key)
		print := feeds.Fingerprint{ID: id, Source: x.source, Key: x.key, Address: dedupe.Address(it.URL), Published: it.Published}
		print.Title, print.Text = dedupe.Words(it)
		print.Whole, print.Listed = print.Title+print.Text, print.Title+"/"+print.Text
		item := storage.Item{Print: print, Ready: b.clock(), Telling: feeds.Telling{Item: it, ID: id, Source: x.source,
			Department: sources[x.source].Department, FirstSeen: b.clock()}}
		poll := storage.Poll{Source: x.source, At: b.clock(), Digest: "x", DocumentItems: 1, Fresh: []storage.Item{item}}
		if err := b.Store.SavePoll(b.t.Context(), poll); err != nil {
			b.t.Fatal(err)
		}
	}
}

func (b *bench) settle() {
	b.t.Helper()
	if _, err := b.Settle(b.t.Context()); err != nil {
		b.t.Fatal(err)
	}
}

// tellers lists each public story by the tellings in it, the centre first.
func (b *bench) tellers() (list []string) {
	b.t.Helper()
	for _, s := range b.stories() {
		names := []string{s.Centre.Source}
		for _, t := range s.Also {
			names = append(names, t.Source)
		}
		slices.Sort(names[1:])
		list = append(list, strings.Join(names, " "))
	}
	slices.Sort(list)
	return list
}

// three are sources of three departments.
func three() []feeds.Source {
	return []feeds.Source{source("lao-cai", "lao-cai", "https://lao-cai.example.vn/"), source("son-la", "son-la", "https://son-la.example.vn/"),
		source("lai-chau", "lai-chau", "https://lai-chau.example.vn/")}
}

// altered replaces some words of a text from a place on.
func altered(words []string, from, n int, with string) []string {
	words = slices.Clone(words)
	for i := range n {
		words[from+i] = with
	}
	return words
}

func TestAnyOrderOfABatchGivesTheSameStories(t *testing.T) {
	t.Parallel()
	sources := three()
	rapid.Check(t, func(rt *rapid.T) {
		batch := rapid.SliceOfNDistinct(rapid.Custom(func(rt *rapid.T) told {
			words := report
			switch rapid.IntRange(0, 5).Draw(rt, "form") {
			case 0:
				words = words[:len(words)/2]
			case 1:
				words = words[:60]
			case 2:
				words = append(strings.Fields("Tin từ phòng chuyên môn của huyện gửi về cho biết thêm về lớp học này như sau"), words...)
			case 3:
				words = altered(words, rapid.IntRange(0, 150).Draw(rt, "from"), rapid.IntRange(1, 90).Draw(rt, "words"), "khác")
			case 4:
				words = strings.Fields(running)
			}
			return told{
				source: rapid.SampledFrom(sources).Draw(rt, "source").ID,
				key:    fmt.Sprint(rapid.IntRange(0, 99).Draw(rt, "key")),
				title:  rapid.SampledFrom([]string{"Khai giảng lớp truyền dạy múa xòe", "Bát Xát mở lớp xòe"}).Draw(rt, "title"),
				words:  words,
				hours:  rapid.SampledFrom([]int{0, 1, 2, 24 * 29, -1000}).Draw(rt, "hours"),
			}
		}), 2, 12, func(x told) string { return x.source + x.key }).Draw(rt, "batch")
		want := settledAs(t, batch)
		if got := settledAs(t, rapid.Permutation(batch).Draw(rt, "order")); !slices.Equal(got, want) {
			rt.Errorf("in this order\n%q, before\n%q", got, want)
		}
	})
}

// settledAs settles a batch in a store of its own, and tells which stories
// that made.
func settledAs(t *testing.T, batch []told) (stories []string) {
	b := newBench(t, three()...)
	defer b.Store.Close()
	b.take(batch...)
	b.settle()
	for _, s := range b.stories() {
		names := []string{s.Centre.ID}
		for _, t := range s.Also {
			names = append(names, t.ID)
		}
		slices.Sort(names[1:])
		stories = append(stories, strings.Join(names, " "))
	}
	return stories
}
