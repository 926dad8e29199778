package dyepack.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mails and mailboxes: texts, pages and attachments go through the front door. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class MailTest {
  private static final Charset GB18030 = Charset.forName("GB18030");

  @TempDir Path folder;
  private final List<String> rows = new ArrayList<>();
  private List<DumpFile> files = List.of();

  private static String base64(byte[] bytes) {
    return Base64.getMimeEncoder().encodeToString(bytes);
  }

  private static String mail(int number) {
    StringBuilder csv = new StringBuilder("姓名,电话\n");
    for (int i = 0; i < 30; i++) {
      csv.append("张").append(i).append(",138").append(10_000_000 + 31 * i + number).append('\n');
    }
    String subject = base64("客户名单".getBytes(GB18030)).strip();
    return """
        Received: from x by y; Mon, 3 Jun 2019 10:00:00 +0800
        From: =?GB2312?B?%s?= <a@example.com>
        To: b@example.com,
         c@example.com
        Subject: list %d
        Date: Mon, 3 Jun 2019 10:00:00 +0800
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="=_outer"

        This is a message in parts.
        --=_outer
        Content-Type: multipart/alternative; boundary=inner

        --inner
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        =E6=9D=8E=E5=9B=9B----139000000%02d----=
        =E8=8B=8F=E5=B7=9E
        =E7=8E=8B=E4=BA=94----137000000%02d----=E5=8D=97=E4=BA=AC
        --inner
        Content-Type: text/html

        <table><tr><th>n</th><th>p</th></tr><tr><td>Ann</td><td>1350000%04d</td></tr></table>
        --inner--

        --=_outer
        Content-Type: text/csv
        Content-Disposition: attachment; filename*=utf-8''%%E5%%90%%8D.csv
        Content-Transfer-Encoding: base64

        %s
        --=_outer--
        bye
        """
        .formatted(
            subject, number, number, number, number, base64(csv.toString().getBytes(GB18030)));
  }

  private void read(byte[] bytes) throws IOException {
    Path seized = Files.write(folder.resolve("x"), bytes);
    rows.clear();
    try (DumpInput input = DumpInput.open(List.of(seized))) {
      files = input.files();
      for (DumpTable table : input.tables()) {
        try (DumpRows all = table.open()) {
          all.forEachRemaining(row -> rows.add(String.join("|", row.cells())));
        }
      }
    }
  }

  @Test
  void partsOfAMailAreRead() throws IOException {
    byte[] bytes = mail(7).replace("\n", "\r\n").getBytes(UTF_8);
    read(bytes);
    assertThat(files.get(0).format()).isEqualTo("a mail");
    assertThat(files).extracting(DumpFile::path).anyMatch(p -> p.endsWith("!/名.csv"));
    assertThat(rows)
        .contains("李四|13900000007|苏州", "王五|13700000007|南京", "Ann|13500000007", "张3|13810000100");
    assertThat(String.join(" ", rows)).contains("客户名单 <a@example.com>").contains("c@example.com");
    assertThat(files.get(0).account().total()).isEqualTo(bytes.length);
    assertThat(files.get(0).account().rejected()).isZero();
  }

  @Test
  void everyMailOfAMailboxIsRead() throws IOException {
    StringBuilder box = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      box.append("From a@example.com Mon Jun  3 10:00:00 2019\n").append(mail(i)).append('\n');
    }
    byte[] bytes = box.toString().getBytes(UTF_8);
    read(bytes);
    assertThat(files.get(0).format()).isEqualTo("a mailbox");
    assertThat(rows).contains("张0|13810000000", "张0|13810000003", "王五|13700000002|南京");
    assertThat(files.get(0).account().total()).isEqualTo(bytes.length);
  }

  @Test
  void tornAndHostileMailsEnd() throws IOException {
    String mail = mail(1);
    for (int cut = 200; cut < mail.length(); cut += 331) {
      byte[] bytes = mail.substring(0, cut).getBytes(UTF_8);
      read(bytes);
      long total = files.get(0).account().total();
      assertThat(total == 0 || total == bytes.length).isTrue();
    }
    StringBuilder nested = new StringBuilder("From: a\nTo: b\nMIME-Version: 1.0\n");
    for (int i = 0; i < 500; i++) {
      nested.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b");
      nested.append(i).append('\n');
    }
    read(nested.toString().getBytes(UTF_8));
    assertThat(files.get(0).format()).isEqualTo("a mail");
  }

  @Test
  void namesWithValuesAreNoMail() throws IOException {
    read("From: 张三\nTo: 李四\nDate: 2019-01-01\nSubject: x\n\nFrom: 王五\nTo: 赵六\n".getBytes(UTF_8));
    assertThat(files).hasSize(1);
  }
}
