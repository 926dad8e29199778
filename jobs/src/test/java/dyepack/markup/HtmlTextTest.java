package dyepack.markup;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.SourceOffsets;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page shows, line by line. */
class HtmlTextTest {
  private static final Charset GBK = Charset.forName("GB18030");

  @TempDir Path folder;

  @Test
  void blocksAreLinesAndRecordsStandTogether() throws IOException {
    String page =
        "<html><head><title>名单</title><style>p {}</style></head><body>"
            + "<div class=item><span>王<b>伟</b></span><span>13800001111</span><p>北京&amp;上海</p></div>"
            + "<div class=item><span>李娜</span><span>13900002222</span><p>广州</p></div>"
            + "<ul><li>a<li>b</ul><script>1 < 2</script></body>";
    assertThat(shown(page))
        .isEqualTo("名单\n王伟 13800001111\n北京&上海\n\n李娜 13900002222\n广州\n\na\nb\n\n");
  }

  @Test
  void placesAreThoseOfThePage() throws IOException {
    String page = "<div>王伟</div>\n<div>李娜</div>";
    Path file = Files.write(folder.resolve("page"), page.getBytes(GBK));
    Path copy = folder.resolve("copy");
    SourceOffsets places =
        HtmlText.write(file, GBK, 0, copy, folder.resolve("map"), SourceOffsets.SAME);
    long second = "王伟\n".getBytes(StandardCharsets.UTF_8).length;
    assertThat(places.original(second)).isEqualTo("<div>王伟</div>\n<div>".getBytes(GBK).length);
    assertThat(places.original(Files.size(copy))).isEqualTo(Files.size(file));
  }

  @Test
  void brokenPagesEnd() throws IOException {
    assertThat(shown("</div></p>a</div><div><div>b")).isEqualTo("a\nb\n");
    assertThat(shown("<div>".repeat(50_000) + "c")).isEqualTo("c\n");
  }

  private String shown(String page) throws IOException {
    Path file = Files.write(folder.resolve("page"), page.getBytes(GBK));
    Path copy = folder.resolve("copy");
    SourceOffsets places =
        HtmlText.write(file, GBK, 0, copy, folder.resolve("map"), SourceOffsets.SAME);
    assertThat(places.original(0)).isZero();
    return Files.readString(copy);
  }
}
