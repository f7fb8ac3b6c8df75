package io.marquee.local.demo;

import io.marquee.local.demo.Steps.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Looks into the files themselves, whatever the records say of them. */
record FileSteps(Client client, Trip trip, Screenplay screenplay, Ffmpeg ffmpeg, Path work) {
  private static final double TOLERANCE_SECONDS = 0.2;

  Outcome run() {
    String variants = trip.inWorkspace("/films/" + trip.get("film_id") + "/variants");
    JsonNode items = client.get(variants).required("items");
    Unexpected.unlessEqual("variants", FilmSteps.ASPECTS.size(), items.size());
    var seen = new ArrayList<String>();
    var links = new ArrayList<String>();
    for (JsonNode variant : items) {
      String aspect = variant.required("aspect").asString();
      String id = variant.required("id").asString();
      String slug = aspect.replace(':', 'x');
      String url = client.location(variants + "/" + id + "/content");
      Path file = work.resolve(slug + ".mp4");
      client.download(url, file);
      Video video = ffmpeg.describe(file);
      check(aspect, video);
      trip.keep("variant_" + slug, id);
      seen.add(String.format(Locale.ROOT, "%s %s %.1f s", aspect, video.size(), video.seconds()));
      links.add(url);
    }
    return new Outcome(String.join(" · ", seen) + " · h264, aac, yuv420p", links);
  }

  private void check(String aspect, Video video) {
    Unexpected.unlessEqual("size of " + aspect, screenplay.size(aspect), video.size());
    Unexpected.unless(
        Math.abs(video.seconds() - screenplay.seconds()) <= TOLERANCE_SECONDS,
        "length of " + aspect,
        screenplay.seconds() + " s",
        video.seconds() + " s");
    Unexpected.unlessEqual("codec of " + aspect, "h264", video.video());
    Unexpected.unlessEqual("pixels of " + aspect, "yuv420p", video.pixels());
    Unexpected.unlessEqual("sound of " + aspect, "aac", video.audio());
  }
}
