package dev.sinew.engine.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.model.Sealed;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PrivacyKeyTest {
    private final PrivacyKey key = new PrivacyKey(new byte[32]);
    private final PrivacyKey other = PrivacyKey.throwAway();

    @Test
    void equalValuesHaveEqualFingerprintsUnderOneKeyOnly() {
        assertThat(key.print("account-7")).isEqualTo(key.print("account-7")).isNotEqualTo(key.print("account-8"));
        assertThat(other.print("account-7")).isNotEqualTo(key.print("account-7"));
    }

    @Test
    void aSecretHasAnotherFingerprintThanTheSameValue() {
        byte[] pin = "1234".getBytes(StandardCharsets.US_ASCII);
        assertThat(key.secretPrint(pin, 0, 4))
                .isNotEqualTo(key.print(pin, 0, 4))
                .isNotZero();
    }

    @Test
    void opensWhatItSealedAndNothingElse() {
        Sealed sealed = key.seal("ada@bank.example");
        assertThat(key.open(sealed)).isEqualTo("ada@bank.example");
        assertThat(key.seal("ada@bank.example")).isNotEqualTo(sealed);
        assertThatThrownBy(() -> other.open(sealed)).isInstanceOf(IllegalArgumentException.class);
        byte[] changed = sealed.cipherText();
        changed[changed.length - 1] ^= 1;
        assertThatThrownBy(() -> key.open(new Sealed(changed))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> key.open(Sealed.NONE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void offsetsDifferFromApiToApi() {
        assertThat(key.offset("a.example")).isEqualTo(key.offset("a.example")).isNotEqualTo(key.offset("b.example"));
    }

    @Test
    void printingShowsTheIdAlone() {
        assertThat(key).hasToString("PrivacyKey[" + Integer.toHexString(key.id()) + "]");
    }

    @Test
    void anotherLengthIsRefused() {
        assertThatThrownBy(() -> new PrivacyKey(new byte[16])).hasMessageContaining("32 bytes, not 16");
    }
}
