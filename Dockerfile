# syntax=docker/dockerfile:1
# Build:  docker build -t parley .
# Run:    docker run -p 8080:8080 -v parley:/data parley
# Settings come from the environment, see README.md; MONGODB_URI replaces the store in /data.

# Built for one platform, run on any: what comes out is Java, but the bundler of the admin app is a native program.
FROM --platform=linux/amd64 maven:3.9-eclipse-temurin-25 AS build
WORKDIR /parley
# The libraries first: they stay cached until pom.xml changes.
COPY pom.xml .
RUN mvn --batch-mode --no-transfer-progress dependency:go-offline
COPY src src
COPY conversation-flows conversation-flows
RUN mvn --batch-mode --no-transfer-progress -Dmaven.test.skip=true package

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --create-home parley && mkdir /data && chown parley /data
WORKDIR /opt/parley
COPY --from=build /parley/target/lib lib
COPY --from=build /parley/target/jvm.options /parley/target/parley.jar ./
COPY conversation-flows conversation-flows
ENV PARLEY_DATA_DIR=/data PARLEY_HTTP_HOST=0.0.0.0 PARLEY_HTTP_PORT=8080
USER parley
VOLUME /data
EXPOSE 8080
HEALTHCHECK --start-period=15s --interval=10s --timeout=3s CMD \
  ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$PARLEY_HTTP_PORT && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
# One process, started directly, so that `docker stop` reaches it.
ENTRYPOINT ["java", "@jvm.options", "-jar", "parley.jar"]
CMD ["serve"]
