package main

import (
	"github.com/spf13/cobra"
)

func (p *program) dedupeReportCommand() *cobra.Command {
	var pairs string
	var learn bool
	var days int
	cmd := p.command("dedupe-report", dedupeReportManual(), noArguments, func(cmd *cobra.Command, _ []string) error {
		switch {
		case days < 1 || days > 3650:
			return misused(tell("--days phải là số từ 1 đến 3650", "--days must be a number from 1 to 3650"), seeHelp(cmd))
		case pairs != "" && cmd.Flags().Changed("days"), pairs == "" && learn:
			return misused(tell("--days dùng cho cơ sở dữ liệu, --learn dùng cho --pairs", "--days is for the database, --learn is for --pairs"), seeHelp(cmd))
		case pairs != "":
			return p.judgePairs(cmd.Context(), pairs, learn)
		}
		s, err := p.settings()
		if err != nil {
			return err
		}
		return p.reportArchive(cmd.Context(), s, days)
	})
	cmd.Flags().StringVar(&pairs, "pairs", "", p.say(tell("trả lời các cặp trong `TỆP`, mỗi dòng một cặp", "answer the pairs in `FILE`, one a line")))
	cmd.Flags().BoolVar(&learn, "learn", false, p.say(tell("đọc tệp hai lần: lần đầu để học những dòng mà mỗi nguồn lặp lại", "read the file twice: first to learn the lines that each source repeats")))
	cmd.Flags().IntVar(&days, "days", 30, p.say(tell("xem lại các bài của `SỐ` ngày gần đây", "look at the articles of the last `NUMBER` days")))
	p.jsonFlag(cmd)
	return cmd
}

func dedupeReportManual() manual {
	return manual{
		short: tell("Xem các quy tắc nhận ra tin trùng quyết định ra sao", "Shows what the rules that recognise copies decide"),
		long: tell(`Không có --pairs thì quyết định lại, theo quy tắc hiện nay, về các bài trong cơ sở dữ liệu
của những ngày gần đây, và in ra những gì sẽ khác. Chỉ xem, không sửa gì.

Với --pairs thì đọc một tệp, mỗi dòng một cặp bài dạng JSON, "-" là đầu vào chuẩn:
  {"id": …, "a": {"source": …, "url": …, "title": …, "summary": …, "html": …,
   "published": …}, "b": {…}}
và trả lời mỗi cặp một dòng trên đầu ra chuẩn, theo thứ tự của tệp:
  {"id": …, "same": true|false, "rule": …, "scores": {…}}
Hai bài được quyết định như khi gặp cùng lúc: hai bài của cùng một nguồn chỉ gộp khi giống
hệt nhau, hai bài cách nhau quá 30 ngày không gộp. Dòng có "same" (và "pattern") là cặp có
nhãn: độ chính xác, độ bao phủ và các quyết định gần ngưỡng được in ra đầu ra lỗi. Trường
lạ được bỏ qua; dòng hỏng được báo kèm số dòng. Những dòng mà một nguồn lặp lại ở mọi bài
chỉ được học khi có --learn, vì tệp cặp có nhãn thường chứa nhiều bản của cùng một bài.`,
			`Without --pairs it decides anew, by the rules of today, about the articles in the database
of the last days, and prints what would differ. It only looks.

With --pairs it reads a file with a pair of articles as JSON on each line, "-" for standard input:
  {"id": …, "a": {"source": …, "url": …, "title": …, "summary": …, "html": …,
   "published": …}, "b": {…}}
and answers each with a line on standard output, in the order of the file:
  {"id": …, "same": true|false, "rule": …, "scores": {…}}
The two are decided about as if met at once: two articles of one source are one only when
they are equal, and no two that are more than 30 days apart are. A line with "same" (and
"pattern") is a labelled one: precision, recall and the decisions near the thresholds go to
standard error. Unknown fields are passed over; bad lines are told with their number. What a
source repeats in all its texts is learned with --learn only, since files of labelled pairs
often hold many versions of one article.`),
		examples: []string{"bantin dedupe-report --days 7", "bantin dedupe-report --pairs cap.jsonl > tra-loi.jsonl"},
		exits: []exitNote{
			done("đã trả lời tất cả", "everything was answered"),
			{exitFailed, tell("không đọc được", "it could not be read")},
			wrongUsage(),
			{exitPartly, tell("có dòng không đọc được", "some lines could not be read")},
		},
	}
}
