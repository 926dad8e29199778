package dyepack.release;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.share.BlindIndex;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Tags are what SPEC.md says they are, computed here by the platform's HMAC. */
class CellTagsTest {
  private final Random random = new Random(3);

  @Test
  void alignmentIsTheFirstByteOfTheHashOfRowFieldAndBucket() throws GeneralSecurityException {
    byte[] key = bytes(32);
    CellTags tags = new CellTags(key);
    for (int i = 0; i < 50; i++) {
      byte[] rid = bytes(BlindIndex.BYTES);
      int field = random.nextInt(32);
      long bucket = random.nextLong();
      byte[] message =
          ByteBuffer.allocate(1 + BlindIndex.BYTES + 1 + 8)
              .put((byte) 0x61)
              .put(rid)
              .put((byte) field)
              .putLong(bucket)
              .array();
      assertThat(tags.alignment(BlindIndex.read(rid, 0), field, bucket))
          .isEqualTo(hmac(key, message)[0] & 0xff);
    }
  }

  @Test
  void versionIsTheFirstFourBytesOfTheHashOfRowColumnAndForm() throws GeneralSecurityException {
    byte[] key = bytes(32);
    byte[] rid = bytes(BlindIndex.BYTES);
    byte[] form =
        MessageDigest.getInstance("SHA-256").digest("已核".getBytes(StandardCharsets.UTF_8));
    byte[] message =
        ByteBuffer.allocate(1 + BlindIndex.BYTES + 1 + form.length)
            .put((byte) 0x76)
            .put(rid)
            .put((byte) 5)
            .put(form)
            .array();
    assertThat(new CellTags(key).version(BlindIndex.read(rid, 0), 5, "已核"))
        .isEqualTo(ByteBuffer.wrap(hmac(key, message)).getInt());
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(message);
  }
}
