package dyepack.office;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;

/**
 * A picture of text made fit for reading: shades of grey, the light evened out, upright, without
 * ruled lines, letters of the height that {@code tesseract} was trained for (about 300 dots an inch
 * at the usual sizes).
 */
final class OcrPicture {
  /**
   * Height of a line of letters in pixels, chosen on pictures of {@code PhotographedList} with
   * seeds that aren't measured: heights of 26 to 35 do as well, those above 45 worse.
   */
  private static final int LETTERS = 35;

  private static final double LEAST_ANGLE = 0.0005;
  private static final double MOST_DEGREES = 8;
  private static final double STEP_DEGREES = 0.05;

  /** Points of ink that the angle is found by. */
  private static final int POINTS = 30_000;

  /** Shades below are black, above the other white; noise of a camera ends at these. */
  private static final int BLACK = 70;

  private static final int WHITE = 215;
  private static final int MOST_SIDE = 6_000;
  private static final int INK_BELOW = 205;
  private static final int PAPER = 240;

  private final BufferedImage upright;
  private final int height;
  private final double scale;

  private OcrPicture(BufferedImage upright) {
    this.upright = upright;
    this.height = lineHeight(upright);
    this.scale = scale(LETTERS);
  }

  /** Makes a picture upright and even. */
  static OcrPicture of(BufferedImage source) {
    BufferedImage even = even(grey(source));
    double angle = angle(even);
    BufferedImage upright = Math.abs(angle) < LEAST_ANGLE ? even : turned(even, angle);
    unruled(upright);
    return new OcrPicture(upright);
  }

  /** The picture as it is read first. */
  BufferedImage prepared() {
    return clean(scaled(upright, scale));
  }

  private double scale(int letters) {
    double wanted = height < 6 ? 1 : (double) letters / height;
    double most = (double) MOST_SIDE / Math.max(upright.getWidth(), upright.getHeight());
    return Math.min(Math.min(4, most), Math.max(0.25, wanted));
  }

  /**
   * A stretch of the picture from top to bottom, to be read another time: with its noise, since
   * smoothing also takes strokes away.
   *
   * @param left first column of pixels of {@link #prepared}
   * @param right one past the last
   * @param letters height of its letters
   */
  BufferedImage stretch(int left, int right, int letters) {
    int from = Math.max(0, Math.min(upright.getWidth() - 1, (int) (left / scale)));
    int to = Math.max(from + 1, Math.min(upright.getWidth(), (int) Math.ceil(right / scale)));
    BufferedImage cut = blank(to - from, upright.getHeight());
    draw(upright, cut, AffineTransform.getTranslateInstance(-from, 0));
    return scaled(cut, scale(letters));
  }

  /** Factor from pixels of a {@link #stretch} to those of {@link #prepared}. */
  double back(int letters) {
    return scale / scale(letters);
  }

  /** Smoothed by the weights 1 2 1 both ways, then stretched between black and white. */
  private static BufferedImage clean(BufferedImage image) {
    int width = image.getWidth();
    byte[] in = pixels(image);
    BufferedImage out = blank(width, image.getHeight());
    byte[] to = pixels(out);
    Arrays.fill(to, (byte) 255);
    for (int y = 1; y < image.getHeight() - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        int sum =
            4 * (in[i] & 0xFF)
                + 2 * ((in[i - 1] & 0xFF) + (in[i + 1] & 0xFF))
                + 2 * ((in[i - width] & 0xFF) + (in[i + width] & 0xFF))
                + (in[i - width - 1] & 0xFF)
                + (in[i - width + 1] & 0xFF)
                + (in[i + width - 1] & 0xFF)
                + (in[i + width + 1] & 0xFF);
        int value = (sum / 16 - BLACK) * 255 / (WHITE - BLACK);
        to[i] = (byte) Math.max(0, Math.min(255, value));
      }
    }
    return out;
  }

  private static BufferedImage blank(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Arrays.fill(pixels(image), (byte) PAPER);
    return image;
  }

  static byte[] pixels(BufferedImage grey) {
    return ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
  }

  private static BufferedImage grey(BufferedImage source) {
    BufferedImage grey = blank(source.getWidth(), source.getHeight());
    Graphics2D g = grey.createGraphics();
    g.drawImage(source, 0, 0, null);
    g.dispose();
    return grey;
  }

  /**
   * Divides every pixel by the light around it: the mean over a square, by sums over rectangles
   * (Crow 1984). Pages that are dark on the whole are turned into their negative.
   */
  private static BufferedImage even(BufferedImage grey) {
    int width = grey.getWidth();
    int height = grey.getHeight();
    byte[] in = pixels(grey);
    long[] sums = new long[(width + 1) * (height + 1)];
    for (int y = 0; y < height; y++) {
      long row = 0;
      for (int x = 0; x < width; x++) {
        row += in[y * width + x] & 0xFF;
        sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
      }
    }
    boolean dark = sums[sums.length - 1] < 100L * width * height;
    int reach = Math.max(20, Math.min(width, height) / 16);
    BufferedImage out = blank(width, height);
    byte[] to = pixels(out);
    for (int y = 0; y < height; y++) {
      int top = Math.max(0, y - reach);
      int bottom = Math.min(height, y + reach + 1);
      for (int x = 0; x < width; x++) {
        int left = Math.max(0, x - reach);
        int right = Math.min(width, x + reach + 1);
        long sum =
            sums[bottom * (width + 1) + right]
                - sums[top * (width + 1) + right]
                - sums[bottom * (width + 1) + left]
                + sums[top * (width + 1) + left];
        double light = (double) sum / ((long) (bottom - top) * (right - left));
        int value = in[y * width + x] & 0xFF;
        double even =
            dark
                ? PAPER * (255.0 - value) / Math.max(1, 255 - light)
                : PAPER * value / Math.max(1, light);
        to[y * width + x] = (byte) Math.min(255, Math.round(even));
      }
    }
    return out;
  }

  /**
   * By how much lines rise to the right, in radians: the angle under which rows of pixels differ
   * most from the rows beside them (Postl 1986).
   */
  static double angle(BufferedImage even) {
    int step = Math.max(1, Math.max(even.getWidth(), even.getHeight()) / 1_000);
    int[][] ink = ink(even, step);
    double best = 0;
    double most = -1;
    // Rules are sharp within a twentieth of a degree only: a coarser search passes them by.
    for (double degrees = -MOST_DEGREES; degrees <= MOST_DEGREES; degrees += STEP_DEGREES) {
      double sharp = sharpness(ink, even, step, degrees);
      if (sharp > most) {
        most = sharp;
        best = degrees;
      }
    }
    return Math.toRadians(best);
  }

  private static int[][] ink(BufferedImage even, int step) {
    byte[] all = pixels(even);
    int width = even.getWidth();
    int[] places = new int[all.length / (step * step) + width + even.getHeight()];
    int n = 0;
    for (int y = step; y < even.getHeight() - step; y += step) {
      for (int x = step; x < width - step; x += step) {
        if ((all[y * width + x] & 0xFF) < INK_BELOW - 40) {
          places[n++] = y * width + x;
        }
      }
    }
    int every = Math.max(1, n / POINTS);
    int[] xs = new int[n / every];
    int[] ys = new int[n / every];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = places[i * every] % width;
      ys[i] = places[i * every] / width;
    }
    return new int[][] {xs, ys};
  }

  private static double sharpness(int[][] ink, BufferedImage even, int step, double degrees) {
    double slope = Math.tan(Math.toRadians(degrees));
    int reach = (int) (Math.abs(slope) * even.getWidth()) + 2;
    int[] rows = new int[(even.getHeight() + 2 * reach) / step + 2];
    for (int i = 0; i < ink[0].length; i++) {
      rows[(int) ((ink[1][i] + slope * ink[0][i] + reach) / step)]++;
    }
    double sum = 0;
    for (int r = 1; r < rows.length; r++) {
      double change = rows[r] - rows[r - 1];
      sum += change * change;
    }
    return sum;
  }

  private static BufferedImage turned(BufferedImage image, double angle) {
    double width = image.getWidth();
    double height = image.getHeight();
    int across = (int) (width * Math.cos(angle) + height * Math.abs(Math.sin(angle)));
    int down = (int) (height * Math.cos(angle) + width * Math.abs(Math.sin(angle)));
    BufferedImage out = blank(across, down);
    AffineTransform turn = AffineTransform.getTranslateInstance(across / 2.0, down / 2.0);
    turn.rotate(angle);
    turn.translate(-width / 2, -height / 2);
    draw(image, out, turn);
    return out;
  }

  private static BufferedImage scaled(BufferedImage image, double scale) {
    int width = Math.max(1, (int) (image.getWidth() * scale));
    int height = Math.max(1, (int) (image.getHeight() * scale));
    BufferedImage out = blank(width, height);
    draw(image, out, AffineTransform.getScaleInstance(scale, scale));
    return out;
  }

  private static void draw(BufferedImage from, BufferedImage to, AffineTransform how) {
    Graphics2D g = to.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    g.drawImage(from, how, null);
    g.dispose();
  }

  /** Takes out what runs straight for longer than any stroke of a letter. */
  private static void unruled(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] all = pixels(image);
    boolean[] ink = new boolean[all.length];
    for (int i = 0; i < all.length; i++) {
      ink[i] = (all[i] & 0xFF) < INK_BELOW;
    }
    boolean[] ruled = new boolean[all.length];
    runs(ink, ruled, width, height, 1, width, Math.max(80, width / 12));
    runs(ink, ruled, height, width, width, 1, Math.max(80, height / 12));
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        if (ruled[i] || ruled[i - 1] || ruled[i + 1] || ruled[i - width] || ruled[i + width]) {
          all[i] = (byte) PAPER;
        }
      }
    }
  }

  /** Marks runs of ink, also with gaps of two pixels, of at least a length. */
  private static void runs(
      boolean[] ink, boolean[] ruled, int length, int lines, int step, int pitch, int least) {
    for (int line = 0; line < lines; line++) {
      int from = -1;
      int last = -1;
      for (int i = 0; i <= length; i++) {
        boolean on = i < length && ink[line * pitch + i * step];
        if (on) {
          from = from < 0 ? i : from;
          last = i;
        } else if (from >= 0 && (i - last > 2 || i == length)) {
          for (int k = from; last - from >= least && k <= last; k++) {
            ruled[line * pitch + k * step] = true;
          }
          from = -1;
        }
      }
    }
  }

  /** Median height of the lines of letters; 0 if there are none. */
  static int lineHeight(BufferedImage upright) {
    int width = upright.getWidth();
    byte[] all = pixels(upright);
    int[] rows = new int[upright.getHeight()];
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < width; x++) {
        rows[y] += (all[y * width + x] & 0xFF) < INK_BELOW - 60 ? 1 : 0;
      }
    }
    int most = Arrays.stream(rows).max().orElse(0);
    int[] heights = new int[rows.length];
    int n = 0;
    int from = -1;
    for (int y = 0; y <= rows.length; y++) {
      boolean on = y < rows.length && rows[y] > Math.max(2, most / 12);
      if (on && from < 0) {
        from = y;
      } else if (!on && from >= 0) {
        if (y - from >= 6) {
          heights[n++] = y - from;
        }
        from = -1;
      }
    }
    if (n == 0) {
      return 0;
    }
    Arrays.sort(heights, 0, n);
    return heights[n / 2];
  }
}
