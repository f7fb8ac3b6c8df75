package io.marquee.web.openapi;

import io.marquee.web.Problem;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Every operation can answer with a problem; every operation of a workspace takes a bearer token.
 */
class ProblemAnswers implements GlobalOpenApiCustomizer {
  private static final String BEARER = "bearer";

  private final String service;

  ProblemAnswers(String service) {
    this.service = service;
  }

  @Override
  public void customise(OpenAPI api) {
    api.getInfo().title("Marquee " + service).version("v1");
    // Relative: the gateway serves it merged, under its own address.
    api.setServers(List.of(new Server().url("/")));
    if (api.getComponents() == null) {
      api.setComponents(new Components());
    }
    ModelConverters.getInstance(true)
        .readAll(new AnnotatedType(Problem.class))
        .forEach(api.getComponents()::addSchemas);
    api.getComponents()
        .addSecuritySchemes(
            BEARER,
            new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT"));
    api.setSecurity(List.of(new SecurityRequirement().addList(BEARER)));
    if (api.getPaths() != null) {
      api.getPaths().values().forEach(ProblemAnswers::addProblem);
    }
  }

  private static void addProblem(PathItem path) {
    var problem =
        new ApiResponse()
            .description("A problem document (RFC 9457).")
            .content(
                new Content()
                    .addMediaType(
                        Problem.MEDIA_TYPE,
                        new MediaType()
                            .schema(new Schema<>().$ref("#/components/schemas/Problem"))));
    path.readOperations()
        .forEach(operation -> operation.getResponses().addApiResponse("default", problem));
  }
}
