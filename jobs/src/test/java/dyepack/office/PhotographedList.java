package dyepack.office;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * A list of names, telephones and identity numbers as it looks when it is photographed: turned by
 * up to 3 degrees, a little blurred, with noise, a shadow and losses of JPEG; letters of 20 to 34
 * pixels, with or without lines between the cells. One typeface: the one that is installed.
 */
final class PhotographedList {
  private static final String FONT = "WenQuanYi Micro Hei";

  private final Random random;

  PhotographedList(long seed) {
    this.random = new Random(seed);
  }

  /** Whether the typeface is installed. */
  static boolean possible() {
    return Arrays.asList(
            java.awt.GraphicsEnvironment.getLocalGraphicsEnvironment()
                .getAvailableFontFamilyNames())
        .contains(FONT);
  }

  /** Writes a picture of these rows: name, telephone, identity number. */
  void write(Path file, List<String[]> rows) throws IOException {
    int size = 20 + random.nextInt(15);
    BufferedImage page = page(rows, size);
    BufferedImage turned = turned(page, Math.toRadians(random.nextDouble() * 6 - 3));
    save(file, noisy(blurred(turned, 0.5 + 0.4 * random.nextDouble())));
  }

  private BufferedImage page(List<String[]> rows, int size) {
    int height = (int) (size * (1.6 + random.nextDouble()));
    int[] places = {size * 2, size * 7, size * 16};
    int width = size * 29;
    BufferedImage page =
        new BufferedImage(width, height * rows.size() + 4 * size, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = page.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, page.getWidth(), page.getHeight());
    g.setColor(new Color(40, 40, 40));
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setFont(new Font(FONT, Font.PLAIN, size));
    boolean ruled = random.nextBoolean();
    for (int r = 0; r < rows.size(); r++) {
      int y = 2 * size + (r + 1) * height;
      for (int c = 0; c < places.length; c++) {
        g.drawString(rows.get(r)[c], places[c], y - (height - size) / 2 - size / 8);
      }
      if (ruled) {
        g.drawLine(size, y, width - size, y);
      }
    }
    if (ruled) {
      g.drawLine(size, 2 * size + height, size, page.getHeight() - 2 * size);
      for (int place : places) {
        g.drawLine(
            place - size / 2, 2 * size + height, place - size / 2, page.getHeight() - 2 * size);
      }
    }
    g.dispose();
    return page;
  }

  private static BufferedImage turned(BufferedImage page, double angle) {
    int margin = page.getWidth() / 12;
    BufferedImage out =
        new BufferedImage(
            page.getWidth() + 2 * margin, page.getHeight() + 2 * margin, page.getType());
    Graphics2D g = out.createGraphics();
    g.setColor(new Color(225, 225, 225));
    g.fillRect(0, 0, out.getWidth(), out.getHeight());
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    AffineTransform turn =
        AffineTransform.getRotateInstance(angle, out.getWidth() / 2.0, out.getHeight() / 2.0);
    turn.translate(margin, margin);
    g.drawImage(page, turn, null);
    g.dispose();
    return out;
  }

  /** Blurred by a bell curve of so many pixels. */
  private static BufferedImage blurred(BufferedImage image, double deviation) {
    float[] weights = new float[25];
    double sum = 0;
    for (int i = 0; i < 25; i++) {
      double square = Math.pow(i % 5 - 2, 2) + Math.pow(i / 5 - 2, 2);
      weights[i] = (float) Math.exp(-square / (2 * deviation * deviation));
      sum += weights[i];
    }
    for (int i = 0; i < 25; i++) {
      weights[i] /= (float) sum;
    }
    return new ConvolveOp(new Kernel(5, 5, weights), ConvolveOp.EDGE_NO_OP, null)
        .filter(image, null);
  }

  /** With a shadow across and with noise. */
  private BufferedImage noisy(BufferedImage image) {
    double shadow = 0.2 + 0.25 * random.nextDouble();
    double slope = random.nextDouble();
    int noise = 8 + random.nextInt(10);
    BufferedImage out =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        double place = slope * x / image.getWidth() + (1 - slope) * y / image.getHeight();
        double light = 1 - shadow * place;
        int value = image.getRaster().getSample(x, y, 0);
        int seen = (int) (value * light + noise * random.nextGaussian());
        out.getRaster().setSample(x, y, 0, Math.max(0, Math.min(255, seen)));
      }
    }
    return out;
  }

  private void save(Path file, BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(0.55f + 0.3f * random.nextFloat());
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
  }
}
