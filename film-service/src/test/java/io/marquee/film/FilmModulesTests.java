package io.marquee.film;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class FilmModulesTests {

  @Test
  void capabilitiesUseOnlyWhatOthersOffer() {
    ApplicationModules.of(FilmApplication.class).verify();
  }
}
