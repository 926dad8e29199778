package dyepack.report;

import com.google.common.html.HtmlEscapers;
import java.util.Locale;

/** How text, numbers and pages look. */
final class Html {
  static final String STYLE =
      "body{margin:0;background:#f4f4f1;color:#1c1c1a;font:16px/1.55 system-ui,'Noto Sans',"
          + "'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif}"
          + "main{max-width:960px;margin:0 auto;padding:32px 28px 64px;background:#fff}"
          + "header{border-bottom:3px solid #1c1c1a;padding-bottom:18px}"
          + ".kind{margin:0;color:#5b5b55}"
          + "h1{font-size:40px;line-height:1.2;margin:6px 0 10px}"
          + "h1.named{color:#9c1c1c}h1.open{color:#1d4f73}"
          + ".sentence{font-size:20px;margin:0}"
          + "h2{font-size:22px;margin:34px 0 10px}h3{font-size:18px;margin:14px 0 6px}"
          + "h4{font-size:15px;margin:12px 0 4px}"
          + ".limits{background:#fff6dd;border-left:5px solid #c79100;margin:0;"
          + "padding:12px 16px 12px 34px}"
          + ".card{border:1px solid #d8d8d2;border-left:5px solid #9c1c1c;padding:4px 18px 14px;"
          + "margin:12px 0}"
          + "table{border-collapse:collapse;width:100%;font-size:14px;margin:6px 0}"
          + "td:first-child{min-width:9em}"
          + "th,td{border-bottom:1px solid #e3e3dd;padding:5px 8px;text-align:left;"
          + "vertical-align:top;overflow-wrap:anywhere;min-width:4em}"
          + "th{color:#5b5b55;font-weight:600;overflow-wrap:normal}.facts th{width:38%}"
          + ".number{text-align:right}svg{max-width:100%;height:auto;display:block}"
          + "@media print{body{background:#fff}main{max-width:none}}";

  private Html() {}

  /** Escapes text for elements and attributes, and shows control characters as boxes. */
  static String escape(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              int kind = Character.getType(c);
              boolean alive = kind == Character.CONTROL || kind == Character.FORMAT;
              clean.appendCodePoint(alive ? '\u25a1' : c);
            });
    return HtmlEscapers.htmlEscaper().escape(clean.toString());
  }

  /** Returns a part, 0 to 1, as a percentage. */
  static String percent(double part) {
    return String.format(Locale.ROOT, part > 0 && part < 0.1 ? "%.1f %%" : "%.0f %%", 100 * part);
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Returns a probability: powers of ten where it is small. */
  static String scientific(double probability) {
    if (probability >= 0.001) {
      return String.format(Locale.ROOT, "%.3g", probability);
    }
    if (probability <= 0) {
      return "< 10^-300";
    }
    int exponent = (int) Math.floor(Math.log10(probability));
    double lead = probability / Math.pow(10, exponent);
    return exponent < -99 ? "< 10^-99" : String.format(Locale.ROOT, "%.1f × 10^%d", lead, exponent);
  }
}
