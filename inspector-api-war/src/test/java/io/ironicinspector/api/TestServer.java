package io.ironicinspector.api;

import com.sun.net.httpserver.HttpServer;
import io.ironicinspector.api.access.Access;
import io.ironicinspector.api.access.Doors;
import io.ironicinspector.api.backend.ApiLimits;
import io.ironicinspector.api.backend.Backend;
import io.ironicinspector.api.backend.DatabaseDocuments;
import io.ironicinspector.api.backend.NodeNames;
import io.ironicinspector.api.poll.PollFilter;
import io.ironicinspector.api.poll.PollFilters;
import io.ironicinspector.api.ramdisk.CallbackConfigs;
import io.ironicinspector.api.ramdisk.CallbackTokens;
import io.ironicinspector.api.ramdisk.ContinueResource;
import io.ironicinspector.domain.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.glassfish.hk2.api.Context;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * The whole application behind a real port, with fakes behind it. Jersey's container for the JDK's
 * server cannot suspend a request, so the fakes must answer at once.
 */
final class TestServer implements AutoCloseable {
  static final ApiLimits LIMITS = new ApiLimits(1000, true, true, 16 << 20, true);

  final FakeConductor conductor = new FakeConductor();
  final FakeReads reads = new FakeReads();
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;
  private final PollFilter polls;

  TestServer(Role role, ApiLimits limits) {
    this(role, limits, new Doors(Access.open(), Access.open()));
  }

  TestServer(Role role, ApiLimits limits, Doors doors) {
    this(role, limits, doors, CallbackConfigs.open());
  }

  TestServer(Role role, ApiLimits limits, Doors doors, CallbackTokens tokens) {
    Backend backend =
        new Backend(
            conductor,
            List::of,
            new NodeNames(conductor, Runnable::run, System::nanoTime),
            reads,
            new DatabaseDocuments(reads),
            new FakeRules(),
            limits);
    polls = PollFilters.of(backend, doors.api(), role);
    ResourceConfig config =
        ResourceConfig.forApplication(new ApiApplication(role))
            .register(
                new AbstractBinder() {
                  @Override
                  protected void configure() {
                    bind(backend).to(Backend.class);
                    bind(doors).to(Doors.class);
                    bind(tokens).to(CallbackTokens.class);
                    // Jersey alone would make one for each request.
                    bindAsContract(ContinueResource.class).in(Singleton.class);
                    bind(DependentContext.class)
                        .to(new GenericType<Context<Dependent>>() {}.getType())
                        .in(Singleton.class);
                  }
                });
    server =
        JdkHttpServerFactory.createHttpServer(
            UriBuilder.fromUri("http://127.0.0.1/").port(0).build(), config, false);
    server.setExecutor(executor);
    server.start();
  }

  static TestServer start() {
    return new TestServer(Role.ALL, LIMITS);
  }

  static TestServer start(CallbackTokens tokens) {
    return new TestServer(Role.ALL, LIMITS, new Doors(Access.open(), Access.open()), tokens);
  }

  /** The filter that comes before the resources, with the same behind it. */
  PollFilter polls() {
    return polls;
  }

  String root() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(root() + path)).timeout(Duration.ofSeconds(60));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> method(String method, String path) throws IOException, InterruptedException {
    return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}
