package article

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bantin/feeds"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// hints are what a list has said of the articles in testdata.
var hints = map[string]feeds.Item{
	"tables":     {Title: "Chợ phiên Cốc Ly đón khách trở lại sau ba tháng sửa bến đò"},
	"sharepoint": {Title: "Điện Biên số hóa hai trăm bản dân ca của người Khơ Mú", Summary: "Hai trăm bản dân ca Khơ Mú vừa được ghi âm..."},
	"nukeviet":   {Title: "Hà Giang dựng lại mười hai cổng đá trên đường vào làng Lô Lô Chải"},
	"vnpt":       {Title: "Mường Do mở tuyến đi bộ xuyên rừng trúc…", Summary: "Một tóm tắt của trang danh sách."},
	"jsonld":     {Title: "Lạng Sơn thử bán vé tàu kèm vé bảo tàng", Image: "https://cdn.xulang.example.vn/2026/11/22/nho.jpg"},
	"near":       {Title: "Đội bóng chuyền nữ Cao Bằng tập huấn trên sân cát ven sông"},
	"clock":      {Title: "Phát động cuộc thi ảnh “Nếp nhà vùng cao” trong học sinh"},
	"liferay":    {Title: "Nghề rèn của người Nùng An có lớp truyền dạy tại xưởng"},
	"breaks":     {Title: "Lễ mừng cơm mới của người Lự được phục dựng tại bản Nà Khương"},
	"poster":     {Title: "Lịch chiếu phim lưu động tuần cuối tháng 11"},
	"selflink":   {Title: "Hội thi nấu bánh chưng đen của mười hai bản vùng lòng hồ"},
	"semantic":   {Title: "Câu lạc bộ khèn trẻ Bắc Hà nhận thêm 20 thành viên nhỏ tuổi"},
}

// page reads a page of testdata.
func page(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name+".html"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func address(name string) string { return "https://" + name + ".example.vn/tin/bai-1" }

func TestRead(t *testing.T) {
	for name, hint := range hints {
		t.Run(name, func(t *testing.T) {
			it, err := Read(page(t, name), address(name), hint)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, name, it)
		})
	}
}

// compare compares what was read with the golden file.
func compare(t *testing.T, name string, it feeds.Item) {
	t.Helper()
	var b strings.Builder
	for _, field := range []struct{ name, value string }{
		{"url", it.URL}, {"base", it.Base}, {"title", it.Title}, {"published", it.RawPublished},
		{"image", it.Image}, {"authors", strings.Join(it.Authors, "; ")}, {"summary", it.Summary},
	} {
		fmt.Fprintf(&b, "%s: %s\n", field.name, field.value)
	}
	fmt.Fprintf(&b, "\n%s\n", it.Content)
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), b.String()); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}
