package dyepack.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dyepack.share.IntegrityException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private static final KeyPair KEYS = SampleLedger.keyPair(1);
  private static final byte[] STATEMENT =
      "{\"_type\":\"https://in-toto.io/Statement/v1\",\"é\":1}".getBytes(StandardCharsets.UTF_8);

  private final Envelope envelope = Envelope.sign(STATEMENT, SampleLedger.OWNER);

  /** The bytes of evidence that an outsider rebuilds: JSON read by hand, PAE by its definition. */
  @Test
  void anOutsiderCanVerifyTheSignatureFromTheSpecificationAlone() throws Exception {
    JsonNode json = new ObjectMapper().readTree(envelope.toBytes());
    String type = json.get("payloadType").textValue();
    byte[] body = Base64.getDecoder().decode(json.get("payload").textValue());
    ByteArrayOutputStream pae = new ByteArrayOutputStream();
    pae.writeBytes("DSSEv1 28 application/vnd.in-toto+json ".getBytes(StandardCharsets.US_ASCII));
    pae.writeBytes((body.length + " ").getBytes(StandardCharsets.US_ASCII));
    pae.writeBytes(body);
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(KEYS.getPublic());
    verifier.update(pae.toByteArray());
    byte[] signature = Base64.getDecoder().decode(json.at("/signatures/0/sig").textValue());
    assertThat(verifier.verify(signature)).isTrue();
    assertThat(type).hasSize(28).isEqualTo("application/vnd.in-toto+json");
    assertThat(body).isEqualTo(STATEMENT);
    assertThat(KEYS.getPublic().getEncoded()).startsWith(derHead()).hasSize(44);
  }

  @Test
  void signaturesAreThoseOfTheJdk() throws Exception {
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(KEYS.getPrivate());
    signer.update(STATEMENT);
    assertThat(SampleLedger.OWNER.sign(STATEMENT)).isEqualTo(signer.sign());
  }

  @Test
  void theTextFormIsReadBackToTheSameBytes() {
    Envelope read = Envelope.parse(envelope.toBytes());
    assertThat(read.toBytes()).isEqualTo(envelope.toBytes());
    assertThat(read.payload()).isEqualTo(STATEMENT);
    assertThat(read.verifies(KEYS.getPublic())).isTrue();
    assertThat(read.verifies(SampleLedger.keyPair(2).getPublic())).isFalse();
  }

  @Test
  void everyFlippedBitIsNoticed() {
    byte[] line = envelope.toBytes();
    for (int bit = 0; bit < 8 * line.length; bit++) {
      byte[] flipped = line.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(accepted(flipped)).as("bit %d", bit).isFalse();
    }
  }

  @Test
  void otherSpellingsOfTheSameEnvelopeAreRefused() {
    String line = new String(envelope.toBytes(), StandardCharsets.US_ASCII);
    for (String other :
        new String[] {
          line + " ", " " + line, line.replace(":", ": "), line.replace("]}", ",{}]}"), "", "{}"
        }) {
      assertThatThrownBy(() -> Envelope.parse(other.getBytes(StandardCharsets.US_ASCII)))
          .as(other)
          .isInstanceOf(IntegrityException.class);
    }
  }

  private static boolean accepted(byte[] line) {
    try {
      return Envelope.parse(line).verifies(KEYS.getPublic());
    } catch (IntegrityException e) {
      return false;
    }
  }

  private static byte[] derHead() {
    return java.util.HexFormat.of().parseHex("302a300506032b6570032100");
  }
}
