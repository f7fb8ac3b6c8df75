package io.marquee.gateway.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** The files of Swagger UI, which lie in its jar under a folder named by the version. */
record SwaggerUi(String folder) {

  private static final String ABOUT = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

  static SwaggerUi find() {
    try (InputStream about = new ClassPathResource(ABOUT).getInputStream()) {
      Properties properties = new Properties();
      properties.load(about);
      String version = properties.getProperty("version");
      return new SwaggerUi("META-INF/resources/webjars/swagger-ui/" + version + "/");
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  Resource file(String name) {
    return new ClassPathResource(folder + name);
  }
}
