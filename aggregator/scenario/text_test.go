package scenario

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

var (
	places = strings.Split("Bản Hồ|Nậm Cang|Tả Phìn|Sin Suối Hồ|Mường Thanh|Pá Khoang|Chiềng Ngần|Mộc Hạ|Hữu Lũng|Bắc Sơn|Trùng Khánh|Nguyên Bình|"+
		"Đồng Văn|Quản Bạ|Hoàng Su Phì|Bát Xát|Y Tý|Tam Đường|Phong Thổ|Tủa Chùa|Mường Ảng|Yên Châu|Lộc Bình|Quảng Uyên", "|")
	subjects = strings.Split("đội văn nghệ|câu lạc bộ hát then|lớp dạy thêu|tổ nghề rèn|đội bóng chuyền nữ|đoàn khảo sát du lịch|nhóm chủ nhà nghỉ|"+
		"thư viện lưu động|bảo tàng tỉnh|đội chiếu phim|câu lạc bộ khèn|đội đua thuyền|nhóm làm giấy dó|trung tâm văn hóa|đội bắn nỏ|lớp múa xòe|"+
		"ban quản lý di tích|hợp tác xã thổ cẩm|trường thể thao|đội kéo co", "|")
	deeds = strings.Split("khai giảng|ra mắt|tập luyện|biểu diễn|nhận bằng khen|đón đoàn khách đầu tiên|sửa lại nhà sinh hoạt|mở cửa trở lại|"+
		"thi đấu giao hữu|trưng bày hiện vật|ký kết hợp tác|tổng kết mùa vụ|phục dựng nghi lễ|khảo sát tuyến mới|trao quà|thử nghiệm món mới", "|")
	occasions = strings.Split("mừng mùa lúa mới|bên hồ nước đầu nguồn|trước ngày hội bản|giữa phiên chợ sớm|trong sương mù|nhân dịp kỷ niệm thành lập|"+
		"cùng bà con vùng cao|sau đợt mưa kéo dài|ở nhà văn hóa mới|dưới chân đèo|trên sân trường cũ|với các nghệ nhân cao tuổi", "|")
	sayings = strings.Split(`Từ mờ sáng, người từ các bản xa đã đi bộ xuống, gùi theo gạo nếp, gà đồi và những cuộn vải mới nhuộm.
Ban tổ chức cho biết kinh phí do bà con tự góp, phần còn lại xin từ nguồn xã hội hóa của các doanh nghiệp.
Một cụ bà ngồi cạnh bếp lửa kể rằng đã hơn ba chục năm mới lại nghe đủ các điệu hát cũ.
Các em nhỏ được học từng động tác một, sai đâu sửa đó, chiều về lại tập thêm trước sân nhà.
Đường vào bản vừa được đổ bê tông nên xe của khách có thể đi tới tận chân cầu thang.
Trọng tài đã phải hội ý nhiều lần vì hai bên bám đuổi nhau sát nút tới những phút cuối cùng.
Phòng chuyên môn đề nghị ghi hình đầy đủ để làm tài liệu cho các lớp sau.
Khách phương xa thích nhất là được tự tay giã bánh, nếm rượu men lá rồi ngủ lại nhà sàn.
Những hiện vật cũ nhất là bộ yên ngựa và chiếc trống đồng nhỏ do một gia đình hiến tặng.
Sau phần nghi lễ, mọi người nắm tay nhau thành vòng lớn, nhạc nổi lên cho tới khuya.
Đơn vị tư vấn vẽ lại sơ đồ các điểm dừng chân, tính lại giá vé đò và chỗ để xe.
Chủ nhiệm mong có thêm người trẻ theo nghề vì lớp thợ cũ nay mắt đã mờ, tay đã chậm.
Huyện hứa sẽ xem xét cấp thêm máy khâu và hỗ trợ tiền nguyên liệu trong mùa tới.
Trời rét đậm nhưng khán đài không còn một chỗ trống, tiếng reo hò vang khắp thung lũng.
Cuối buổi, ban giám khảo chấm điểm công khai và trao cờ lưu niệm cho từng đội.
Sách được xếp theo lứa tuổi, có cả truyện song ngữ do giáo viên trong vùng biên soạn.
Nước suối mùa này trong nên lòng thuyền nhìn thấy cả đá cuội và đàn cá nhỏ.
Chương trình sẽ lặp lại vào đầu mỗi quý để kiểm tra xem cam kết được giữ tới đâu.
Già làng khấn xin thần rừng che chở rồi mới cho phép hạ cây nêu xuống.
Lực lượng dân quân phân luồng xe từ ngã ba, không để xảy ra ùn tắc.
Bữa trưa hôm ấy có xôi bảy màu, cá nướng gập và nậm pịa cho ai dám thử.
Nhiều tay máy nghiệp dư đã chờ từ hôm trước để bắt được khoảnh khắc mặt trời vượt đỉnh núi.
Hồ sơ đề nghị công nhận sẽ được gửi về bộ sau khi lấy ý kiến cộng đồng lần cuối.
Tiếng sáo mở đầu rất khẽ, rồi hàng chục cây khèn cùng vào nhịp.
Các hộ cam kết không bán hàng nhập lậu và niêm yết giá ngay trước cửa.
Cầu thủ trẻ nhất mới mười sáu tuổi, ban ngày đi học, tối về tập cùng các chị.
Bản đồ điểm đến in trên vải lanh được phát miễn phí cho đoàn lữ hành.
Hai bên thống nhất luân phiên tổ chức, năm nay ở bên này sông, năm tới sang bên kia.
Người thợ cả chỉ cách nhìn màu lửa để biết thép đã chín hay còn non.
Một phần tiền bán vé được để lại cho quỹ khuyến học của bản.`, "\n")
)

// written is the n-th article of our own: title, lead and body are like no
// other's.
func written(n int) post {
	r := rand.New(rand.NewPCG(uint64(n), 47))
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	place, subject, deed, occasion := places[n%len(places)], subjects[(n/3+n)%len(subjects)], pick(deeds), pick(occasions)
	head := []rune(subject)
	title := fmt.Sprintf("%s%s %s %s %s", strings.ToUpper(string(head[0])), string(head[1:]), place, deed, occasion)
	var b strings.Builder
	lead := fmt.Sprintf("%s xã %s vừa %s %s, với %d người tham gia trong %d ngày.", title[:strings.Index(title, place)-1], place, deed, occasion, 20+n*7%431, 2+n%9)
	var told []string
	for _, i := range r.Perm(len(sayings))[:4+n%3] {
		told = append(told, sayings[i])
	}
	fmt.Fprintf(&b, "<p>%s</p>", lead)
	for i := 0; i < len(told); i += 2 {
		fmt.Fprintf(&b, "<p>Tại %s, ông %s %s nói về %s. %s</p>", pick(places), pick([]string{"Lò Văn", "Giàng A", "Nông Văn", "Hà Văn", "Vàng Seo"}),
			pick([]string{"Pánh", "Sử", "Thiện", "Dín", "Tủa", "Khoa"}), subject, strings.Join(told[i:min(i+2, len(told))], " "))
	}
	return post{title: title, lead: lead, body: b.String(), path: fmt.Sprintf("/tin-tuc/bai-viet-so-%d.html", 20417+13*n), guid: fmt.Sprintf("tin-%d", 20417+13*n)}
}

// A telling is one article of a labelled pair.
type telling struct {
	Source, Title, Summary, HTML string
	Published                    time.Time
}

// A pair is two articles of which it is known whether they are one.
type pair struct {
	ID, Pattern string
	Same        bool
	A, B        telling
}

// inOrder returns the older and the younger of the two.
func (p pair) inOrder() (older, younger telling) {
	if p.B.Published.Before(p.A.Published) {
		return p.B, p.A
	}
	return p.A, p.B
}

// post is a telling as an article of a portal.
func (x telling) post(path string) post {
	return post{title: x.Title, lead: x.Summary, body: strings.ReplaceAll(x.HTML, "]]>", ""), path: path, guid: "bai" + path}
}

// pairs are those of the labelled set that rules are tuned by.
var pairs = sync.OnceValue(func() (list []pair) {
	files, err := filepath.Glob(filepath.Join("..", "dedupe", "testdata", "tuning", "*.jsonl"))
	if err != nil || len(files) == 0 {
		panic(fmt.Sprint("no labelled pairs: ", err))
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			panic(err)
		}
		lines := bufio.NewScanner(bytes.NewReader(text))
		lines.Buffer(nil, 1<<22)
		for lines.Scan() {
			var p pair
			if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
				panic(fmt.Sprint(file, ": ", err))
			}
			list = append(list, p)
		}
	}
	return list
})
