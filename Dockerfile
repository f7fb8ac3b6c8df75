# One recipe for every service. ./run images builds all of them from the jars that Maven made:
#   docker build --build-arg MODULE=film-service --build-arg PORT=8083 --build-arg MANAGEMENT_PORT=9083 -t marquee/film-service:local .
ARG JAVA_IMAGE=eclipse-temurin:25-jre

FROM ${JAVA_IMAGE} AS layers
ARG MODULE
WORKDIR /layers
COPY ${MODULE}/target/${MODULE}-*-app.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --application-filename app.jar --destination extracted

FROM ${JAVA_IMAGE}
RUN groupadd --system --gid 10001 marquee \
 && useradd --system --uid 10001 --gid marquee --home-dir /app --no-create-home --shell /usr/sbin/nologin marquee
WORKDIR /app
COPY local/containers/health local/containers/jvm.options ./
# What changes seldom comes first: a new build of a service is a layer of a megabyte, and its cache.
COPY --from=layers /layers/extracted/dependencies/ ./
COPY --from=layers /layers/extracted/spring-boot-loader/ ./
COPY --from=layers /layers/extracted/snapshot-dependencies/ ./
COPY --from=layers /layers/extracted/application/ ./
COPY local/containers/train ./
RUN ./train && rm train
ARG PORT
ARG MANAGEMENT_PORT
ENV SERVER_PORT=${PORT} MANAGEMENT_SERVER_PORT=${MANAGEMENT_PORT}
USER 10001:10001
EXPOSE ${PORT} ${MANAGEMENT_PORT}
HEALTHCHECK --interval=5s --timeout=5s --start-period=300s --retries=12 CMD ["/app/health"]
ENTRYPOINT ["java", "@/app/jvm.options", "-XX:AOTCache=/app/classes.aot", "-jar", "/app/app.jar"]
