package io.marquee.film.asset;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.film.AssetStored;
import io.marquee.film.FilmTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AssetsIntegrationTests extends FilmTest {

  @Test
  void takesAnUploadAndGivesItBack() {
    var id = upload("hero.jpg", "image/jpeg", picture());

    var asset = get("/assets/" + id);
    assertThat(asset.text("/kind")).isEqualTo("image");
    assertThat(asset.text("/sha256")).isEqualTo(sha256(picture()));
    assertThat(asset.header("ETag")).isNotBlank();
    assertThat(follow(get("/assets/" + id + "/content"))).isEqualTo(picture());
    assertThat(get("/assets?kind=image").body().at("/items/0/id").asString())
        .isEqualTo(id.toString());
    assertThat(get("/assets?kind=audio").body().at("/items")).isEmpty();
    assertThat(events.published(AssetStored.class, id))
        .containsExactly(new AssetStored(id, "hero.jpg", "image/jpeg", picture().length));
  }

  @Test
  void saysWhatWasWrongWithAnAnnouncement() {
    var refused =
        post("/assets", "{'filename':'','content_type':'picture','size':0,'sha256':'abc'}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().findValuesAsString("pointer"))
        .contains("/filename", "/content_type", "/size", "/sha256");
  }

  @Test
  void completesNothingThatWasNotUploaded() {
    var announced = announce("hero.jpg", "image/jpeg", picture());
    var refused = post("/assets/" + announced.id() + "/complete", "");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/code")).isEqualTo("upload_missing");
    assertThat(get("/assets/" + announced.id() + "/content").text("/code"))
        .isEqualTo("asset_not_ready");
  }

  @Test
  void refusesOtherBytesThanAnnounced() {
    var announced = announce("hero.jpg", "image/jpeg", picture());
    var other = picture();
    other[other.length / 2]++;
    // A server that checks refuses them already; ours is checked after one that does not.
    put(announced, other);
    var refused = post("/assets/" + announced.id() + "/complete", "");
    assertThat(refused.text("/code")).isIn("checksum_mismatch", "upload_missing");
    assertThat(get("/assets/" + announced.id()).text("/status")).isEqualTo("pending");
  }

  @Test
  void refusesWhatIsNotAPicture() {
    var page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
    var announced = announce("hero.jpg", "image/jpeg", page);
    assertThat(put(announced, page)).isEqualTo(200);
    var refused = post("/assets/" + announced.id() + "/complete", "");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/code")).isEqualTo("content_type_mismatch");
    assertThat(events.published(AssetStored.class, announced.id())).isEmpty();
  }

  @Test
  void completesTwiceWithOneEvent() {
    var id = upload("hero.jpg", "image/jpeg", picture());
    assertThat(post("/assets/" + id + "/complete", "").status()).isEqualTo(200);
    assertThat(events.published(AssetStored.class, id)).hasSize(1);
  }

  @Test
  void isNotThereForOthers() {
    var id = upload("hero.jpg", "image/jpeg", picture());
    var other = stranger();
    assertThat(get(other, "/assets/" + id).status()).isEqualTo(404);
    assertThat(get(other, "/assets/" + id + "/content").status()).isEqualTo(404);
    assertThat(post(other, "/assets/" + id + "/complete", "").status()).isEqualTo(404);
    assertThat(get(other, "/assets").body().at("/items")).isEmpty();
  }
}
