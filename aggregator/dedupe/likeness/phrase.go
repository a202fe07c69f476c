package likeness

import "strings"

// abbreviations lists what is written short and long: the short form after
// the long ones, all as keys. Words that are left after "→" stand apart.
var abbreviations = newPhrases(`
ủy ban nhân dân = ubnd
ủy ban = ub
hội đồng nhân dân = hđnd
văn hóa thể thao và du lịch, văn hóa thể thao du lịch, vh tt và dl, vh tt dl, vhtt và dl, vhtt dl, vh ttdl, vh tt du lịch = vhttdl
văn hóa thể thao, văn hóa và thể thao, vh tt, vh và tt = vhtt
văn hóa thông tin = vhxhtt
thành phố hồ chí minh, tp hồ chí minh, tphcm = tp hcm
thành phố = tp
thị xã = tx
thể dục thể thao = tdtt
ban chỉ đạo = bcđ
ban tổ chức = btc
ban chấp hành = bch
nông thôn mới = ntm
mặt trận tổ quốc = mttq
thanh niên cộng sản = tncs
cộng sản việt nam = csvn
quyết định = qđ
trung ương = tw
trung học phổ thông = thpt
trung học cơ sở = thcs
đại học = đh
cao đẳng = cđ
phó giáo sư = pgs
giáo sư = gs
tiến sĩ = ts
thạc sĩ = ths
nghệ sĩ nhân dân = nsnd
nghệ sĩ ưu tú = nsưt
nghệ nhân ưu tú = nnưt
nghệ nhân nhân dân = nnnd
câu lạc bộ = clb
huấn luyện viên = hlv
vận động viên = vđv
huy chương vàng = hcv
huy chương bạc = hcb
huy chương đồng = hcđ
dân tộc thiểu số = dtts
di sản văn hóa = dsvh
kinh tế xã hội, kt xh = ktxh
quốc phòng an ninh, qp an = qpan
an ninh quốc phòng = anqp
khoa học và công nghệ, kh và cn, kh cn = khcn
giáo dục và đào tạo, gd và đt, gd đt = gdđt
nông nghiệp và phát triển nông thôn, nn và ptnt, nn ptnt = nnptnt
nông nghiệp và môi trường, nn và mt, nn mt = nnmt
tài nguyên và môi trường, tn và mt, tn mt = tnmt
lao động thương binh và xã hội, lđ tb và xh, lđ tb xh, lđtb và xh, lđtb xh = lđtbxh
kế hoạch và đầu tư, kh và đt, kh đt = khđt
thông tin và truyền thông, tt và tt, tt tt = tttt
bảo hiểm xã hội = bhxh
bảo hiểm y tế = bhyt
công nghệ thông tin = cntt
thương mại cổ phần = tmcp
trách nhiệm hữu hạn = tnhh
hợp tác xã = htx
xã hội chủ nghĩa = xhcn
quốc hội = qh
đại biểu quốc hội = đbqh
phòng cháy chữa cháy = pccc
an toàn giao thông = atgt
công an nhân dân = cand
quân đội nhân dân = qđnd
bộ đội biên phòng = bđbp
thông tấn xã việt nam = ttxvn
phóng viên = pv
nhà xuất bản = nxb
học sinh = hs
sinh viên = sv
bệnh viện = bv
công ty, công ti = cty
giám đốc = gđ
phó giám đốc = pgđ
tổng bí thư = tbt
cách mạng = cm
bất động sản = bđs
ki lô mét = km
việt nam = vn
cảnh sát giao thông = csgt
tòa án nhân dân = tand
viện kiểm sát nhân dân = vksnd
liên hợp quốc, liên hiệp quốc = lhq
cổ động viên = cđv
bác sĩ = bs
người lao động = nlđ
quốc lộ = ql
tai nạn giao thông = tngt
công an = ca
bảo hiểm xã hội = bhxh
bảo hiểm y tế = bhyt
giao thông vận tải, gt vt = gtvt
ngân hàng nhà nước = nhnn
ngân hàng = nh
doanh nghiệp = dn
đa khoa = đk
đường sắt = đs
cổ phần = cp
trung quốc = tq
hợp chúng quốc hoa kì, hoa kì = mĩ
australia, ôxtrâylia = úc
liên bang nga = nga
mátxcơva, mát xcơ va, moskva = moscow
`)

// proper says whether a short form is a name.
func proper(short string) bool {
	switch short {
	case "vn", "hcm", "tq", "mĩ", "úc", "nga", "moscow":
		return true
	}
	return false
}

// phrases finds phrases by their first word, the longest first.
type phrases map[string][]phrase

type phrase struct{ from, to []string }

func newPhrases(table string) phrases {
	p := phrases{}
	for line := range strings.Lines(strings.TrimSpace(table)) {
		long, short, _ := strings.Cut(line, " = ")
		to := strings.Fields(keyOf(short))
		for _, one := range strings.Split(long, ", ") {
			from := strings.Fields(keyOf(one))
			list := append(p[from[0]], phrase{from, to})
			for i := len(list) - 1; i > 0 && len(list[i].from) > len(list[i-1].from); i-- {
				list[i], list[i-1] = list[i-1], list[i]
			}
			p[from[0]] = list
		}
	}
	return p
}

// phrase returns the short form of the words from word i on and how many they
// are; 0: they have none.
func (s *stream) phrase(i int) (to []string, n int) {
	for _, p := range abbreviations[s.words[i].key] {
		if s.matches(i, p.from) {
			return p.to, len(p.from)
		}
	}
	return nil, 0
}

func (s *stream) matches(i int, from []string) bool {
	if i+len(from) > len(s.words) {
		return false
	}
	for k, w := range from {
		if s.words[i+k].key != w {
			return false
		}
	}
	return true
}

// dropped returns how many words from word i on say nothing that is compared:
// the form of address before a name, "ngày" before a date, "năm" before a year.
func (s *stream) dropped(i int) int {
	switch s.words[i].key {
	case "ông", "bà", "anh", "chị":
		return s.beforeName(i, 1)
	case "đồng":
		if s.word(i+1) == "chí" {
			return s.comrade(i)
		}
	case "đ":
		if s.word(i+1) == "c" {
			return s.comrade(i)
		}
	case "ngày":
		if next := s.word(i + 1); next != "" && isDigit(next[0]) {
			return 1
		}
	case "năm":
		if year(s.word(i + 1)) {
			return 1
		}
	}
	return 0
}

func (s *stream) beforeName(i, n int) int {
	if i+n < len(s.words) && s.words[i+n].upper {
		return n
	}
	return 0
}

// comrade drops đồng chí before a name; elsewhere it is ông, which it is
// often exchanged for.
func (s *stream) comrade(i int) int {
	if n := s.beforeName(i, 2); n > 0 {
		return n
	}
	s.add(i, 2, "ông", plain)
	return 2
}
