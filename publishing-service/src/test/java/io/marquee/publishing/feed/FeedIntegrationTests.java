package io.marquee.publishing.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.xpath;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.publishing.PostPublished;
import io.marquee.events.workspace.WorkspaceEvent;
import io.marquee.events.workspace.WorkspaceState;
import io.marquee.publishing.PublishingTest;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class FeedIntegrationTests extends PublishingTest {

  private static RequestPostProcessor bytes(String range) {
    return request -> {
      request.addHeader(HttpHeaders.RANGE, "bytes=" + range);
      return request;
    };
  }

  @Test
  void showsAPublishedFilmToEverybody() throws Exception {
    openWorkspace("Acme & Söhne");
    Film film = readyFilm();
    UUID post = draft("Launch <day>", film.id(), feedAccount());
    command(member, "/posts/" + post + "/publish", "")
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.status").value("publishing"));
    awaitStatus(post, "published");
    UUID publication = publicationOf(post);
    String url = "http://localhost:8080/media/" + publication + ".mp4";

    look(member, "/publications?film_id=" + film.id())
        .andExpect(jsonPath("$.items.length()").value(1))
        .andExpect(jsonPath("$.items[0].platform").value("feed"))
        .andExpect(jsonPath("$.items[0].status").value("published"))
        .andExpect(jsonPath("$.items[0].url").value(url))
        .andExpect(jsonPath("$.items[0].published_at").isNotEmpty())
        .andExpect(jsonPath("$.items[0].metrics").isMap());

    assertThat(events.published(PostPublished.class, post))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.publicationId()).isEqualTo(publication);
              assertThat(told.filmId()).isEqualTo(film.id());
              assertThat(told.projectId()).isEqualTo(film.projectId());
              assertThat(told.platform()).isEqualTo("feed");
              assertThat(told.url()).isEqualTo(url);
            });

    http.perform(get("/feeds/{id}.xml", workspace()))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Type", containsString("application/rss+xml")))
        .andExpect(header().exists("ETag"))
        .andExpect(header().exists("Last-Modified"))
        .andExpect(xpath("/rss/channel/title").string("Acme & Söhne"))
        .andExpect(xpath("/rss/channel/item/title").string("Launch <day>"))
        .andExpect(xpath("/rss/channel/item/description").string("See <it> & tell"))
        .andExpect(xpath("/rss/channel/item/enclosure/@url").string(url))
        .andExpect(
            xpath("/rss/channel/item/enclosure/@length")
                .string(Integer.toString(film.bytes("16:9").length)))
        .andExpect(xpath("/rss/channel/item/enclosure/@type").string("video/mp4"));

    http.perform(get("/media/{id}.mp4", publication))
        .andExpect(status().isOk())
        .andExpect(header().string("Accept-Ranges", "bytes"))
        .andExpect(header().string("Content-Type", "video/mp4"))
        .andExpect(content().bytes(film.bytes("16:9")));
    http.perform(get("/media/{id}.jpg", publication))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Type", "image/jpeg"))
        .andExpect(content().bytes(new byte[] {1, 2, 3}));
  }

  @Test
  void servesPartsOfAFilm() throws Exception {
    openWorkspace("Parts");
    Film film = readyFilm();
    UUID publication = publishedOnFeed(film);
    byte[] whole = film.bytes("16:9");
    int size = whole.length;

    http.perform(get("/media/{id}.mp4", publication).with(bytes("100-199")))
        .andExpect(status().isPartialContent())
        .andExpect(header().string("Content-Range", "bytes 100-199/" + size))
        .andExpect(header().longValue("Content-Length", 100))
        .andExpect(content().bytes(Arrays.copyOfRange(whole, 100, 200)));
    http.perform(get("/media/{id}.mp4", publication).with(bytes((size - 5) + "-")))
        .andExpect(status().isPartialContent())
        .andExpect(content().bytes(Arrays.copyOfRange(whole, size - 5, size)));
    http.perform(get("/media/{id}.mp4", publication).with(bytes("-7")))
        .andExpect(status().isPartialContent())
        .andExpect(content().bytes(Arrays.copyOfRange(whole, size - 7, size)));
    http.perform(get("/media/{id}.mp4", publication).with(bytes(size + "-")))
        .andExpect(status().isRequestedRangeNotSatisfiable())
        .andExpect(header().string("Content-Range", "bytes */" + size));
    http.perform(head("/media/{id}.mp4", publication))
        .andExpect(status().isOk())
        .andExpect(header().longValue("Content-Length", size))
        .andExpect(header().string("Accept-Ranges", "bytes"))
        .andExpect(content().bytes(new byte[0]));
  }

  @Test
  void answersAReaderWhoHasItAlreadyInAWord() throws Exception {
    openWorkspace("Cached");
    UUID publication = publishedOnFeed(readyFilm());
    for (String path :
        new String[] {"/feeds/" + workspace() + ".xml", "/media/" + publication + ".mp4"}) {
      String etag = http.perform(get(path)).andReturn().getResponse().getHeader(HttpHeaders.ETAG);
      assertThat(etag).isNotNull();
      http.perform(get(path).header(HttpHeaders.IF_NONE_MATCH, etag + ""))
          .andExpect(status().isNotModified())
          .andExpect(content().bytes(new byte[0]));
      http.perform(get(path).header(HttpHeaders.IF_NONE_MATCH, "\"another\""))
          .andExpect(status().isOk());
    }
  }

  @Test
  void showsNothingAtAddressesThatNobodyHas() throws Exception {
    http.perform(get("/feeds/{id}.xml", UuidCreator.getTimeOrderedEpoch()))
        .andExpect(status().isNotFound())
        .andExpect(header().string("Content-Type", "application/problem+json"));
    http.perform(get("/feeds/nobody.xml")).andExpect(status().isNotFound());
    http.perform(get("/media/{id}.mp4", UuidCreator.getTimeOrderedEpoch()))
        .andExpect(status().isNotFound());
    http.perform(get("/media/nothing.mp4")).andExpect(status().isNotFound());
  }

  @Test
  void closesTheFeedOfADeletedWorkspaceAndOpensItAgain() throws Exception {
    openWorkspace("Passing");
    UUID publication = publishedOnFeed(readyFilm());

    tell("Passing", "deleted");
    http.perform(get("/feeds/{id}.xml", workspace())).andExpect(status().isNotFound());
    http.perform(get("/media/{id}.mp4", publication)).andExpect(status().isNotFound());

    tell("Back", "active");
    http.perform(get("/feeds/{id}.xml", workspace()))
        .andExpect(status().isOk())
        .andExpect(xpath("/rss/channel/title").string("Back"))
        .andExpect(xpath("count(/rss/channel/item)").number(1.0));
    assertThat(count("shared.social_accounts")).isEqualTo(1);

    events.deliverTombstone(
        WorkspaceEvent.class, WorkspaceState.class, workspace(), tenantOf(member));
    await(
        "the feed to be closed for good",
        () ->
            http.perform(get("/feeds/{id}.xml", workspace())).andReturn().getResponse().getStatus()
                == 404);
  }
}
