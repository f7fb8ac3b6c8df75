package io.marquee.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.People;
import io.marquee.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IdentityTest
class RotationIntegrationTests {

  @Autowired MockMvcTester mvc;
  @Autowired People people;
  @Autowired TestDatabase database;
  @Autowired SigningKeysEndpoint endpoint;
  @Autowired RotateKeys rotateKeys;

  @Test
  void anOperatorRotatesAndTheNewKeyIsPublishedBeforeItSigns() throws Exception {
    String former = keyOf(people.register());
    var keys = endpoint.rotate();
    var next = keys.stream().filter(key -> key.publishedUntil() == null).findFirst().orElseThrow();
    assertThat(next.id()).isNotEqualTo(former);
    assertThat(published().getKeyByKeyId(next.id())).isNotNull();
    assertThat(published().getKeyByKeyId(former)).isNotNull();
    assertThat(keyOf(people.register())).isEqualTo(former);

    database.update("update service.signing_keys set signs_from = now() where id = ?", next.id());
    rotateKeys.whenDue();
    assertThat(keyOf(people.register())).isEqualTo(next.id());
    assertThat(published().getKeyByKeyId(former)).as("its tokens still live").isNotNull();

    database.update(
        "update service.signing_keys set published_until = now() - interval '1 second' where id = ?",
        former);
    rotateKeys.whenDue();
    assertThat(published().getKeyByKeyId(former)).isNull();
    assertThat(
            database.count(
                "service.signing_keys where id = ? and private_key is null and public_key is not null",
                former))
        .as("it never signs again, and old signatures stay verifiable")
        .isOne();
  }

  @Test
  void aLeakedKeyIsWithdrawn() throws Exception {
    String leaked = keyOf(people.register());
    endpoint.withdraw(leaked);
    assertThat(published().getKeyByKeyId(leaked)).isNull();
    assertThat(keyOf(people.register())).isNotEqualTo(leaked);
  }

  private JWKSet published() throws Exception {
    return JWKSet.parse(
        mvc.get().uri("/.well-known/jwks.json").exchange().getResponse().getContentAsString());
  }

  private static String keyOf(People.Person person) throws Exception {
    return SignedJWT.parse(person.accessToken()).getHeader().getKeyID();
  }
}
