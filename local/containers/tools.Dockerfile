# The S3 server and mail sink of a laptop, and what makes its secrets and databases; ./run images builds it. Production has none of it.
ARG JAVA_IMAGE=eclipse-temurin:25-jre
FROM ${JAVA_IMAGE}
RUN groupadd --system --gid 10001 marquee \
 && useradd --system --uid 10001 --gid marquee --home-dir /app --no-create-home --shell /usr/sbin/nologin marquee
WORKDIR /app
COPY local/containers/health local/containers/jvm.options ./
RUN mkdir -p /data /secrets/masters /secrets/gateway /secrets/identity /secrets/workspace /secrets/film \
    /secrets/publishing /secrets/billing /secrets/notification /secrets/postgres /secrets/s3-mail \
 && chown -R marquee:marquee /data /secrets
COPY local/target/containers/lib lib
USER 10001:10001
ENTRYPOINT ["java", "@/app/jvm.options", "-cp", "/app/lib/*"]
