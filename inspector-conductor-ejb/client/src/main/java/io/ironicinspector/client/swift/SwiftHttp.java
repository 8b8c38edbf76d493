package io.ironicinspector.client.swift;

import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.client.keystone.KeystoneException;
import io.ironicinspector.client.keystone.ServiceLogin;
import io.ironicinspector.client.keystone.ServiceLogin.Login;
import io.ironicinspector.client.keystone.ServiceSettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends requests: logs in, tries again what may pass, and waits no longer than it was told. Blocks.
 * Thread-safe.
 */
final class SwiftHttp {
  private static final Logger LOG = Logger.getLogger(SwiftHttp.class.getName());
  private static final int LARGEST_ANSWER = 64 << 20;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  private final ServiceSettings settings;
  private final ServiceLogin access;
  private final HttpClient http;
  private final AtomicBoolean silent = new AtomicBoolean();

  SwiftHttp(ServiceSettings settings, ServiceLogin access, HttpClient http) {
    this.settings = settings;
    this.access = access;
    this.http = http;
  }

  /**
   * The answer, whatever its status is.
   *
   * @throws SwiftException if there is none, or no login
   */
  HttpResponse<byte[]> send(SwiftRequest request) {
    return new Attempts(request).run();
  }

  /** One request until it has its answer. */
  private final class Attempts {
    private final SwiftRequest request;
    private final ServiceSettings.Retries retries = settings.retries();
    private int connections;
    private int statuses;
    private boolean renewed;

    Attempts(SwiftRequest request) {
      this.request = request;
    }

    HttpResponse<byte[]> run() {
      while (true) {
        request.guard().run();
        Login login = login(request);
        try {
          HttpResponse<byte[]> answer = exchange(login);
          answers(login);
          if (!again(login, answer.statusCode())) {
            return answer;
          }
        } catch (IOException | TimeoutException failure) {
          if (!again(login, failure)) {
            throw lost(login, failure);
          }
        } catch (InterruptedException stopping) {
          Thread.currentThread().interrupt();
          throw lost(login, stopping);
        }
      }
    }

    private HttpResponse<byte[]> exchange(Login login)
        throws IOException, TimeoutException, InterruptedException {
      // HttpRequest.timeout() ends with the headers; this one covers the whole answer.
      CompletableFuture<HttpResponse<byte[]>> sent =
          http.sendAsync(
              request.at(login.endpoint(), login.headers()),
              answer -> new BoundedBody(LARGEST_ANSWER));
      try {
        return sent.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException failure
            ? failure
            : new IOException(e.getCause().toString(), e);
      } finally {
        sent.cancel(true);
      }
    }

    private boolean again(Login login, int status) throws InterruptedException {
      if (status == 401 && !renewed) {
        renewed = true;
        return access.refused(login);
      }
      boolean again = mayPass(status) && statuses < retries.statuses();
      if (again) {
        pause(retries.statusDelay(), statuses++);
      }
      return again;
    }

    /** One that hangs would hang again: a callback's ramdisk does not wait that long. */
    private boolean again(Login login, Exception failure) {
      if (failure instanceof TimeoutException || connections >= retries.connections()) {
        return false;
      }
      if (!(failure instanceof ConnectException)
          && !(failure instanceof HttpConnectTimeoutException)) {
        // Who refuses a token may close while the body is still being sent, and the 401 is lost.
        access.refused(login);
      }
      try {
        pause(retries.connectionDelay(), connections++);
        return true;
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    private SwiftException lost(Login login, Exception failure) {
      String message =
          "Swift failed to %s: no answer from %s: %s"
              .formatted(request.what(), login.endpoint(), why(failure));
      if (!silent.getAndSet(true)) {
        LOG.log(Level.WARNING, "{0}; tried again with each request", message);
      }
      return new SwiftException(Kind.UNAVAILABLE, message, failure);
    }

    private String why(Exception failure) {
      if (failure instanceof TimeoutException) {
        return "not within %d s".formatted(settings.timeout().toSeconds());
      }
      if (failure.getMessage() != null) {
        return failure.getMessage();
      }
      // The JDK's client drops the system's text when a connection is refused.
      return failure instanceof ConnectException
          ? "cannot connect"
          : failure.getClass().getSimpleName();
    }
  }

  private Login login(SwiftRequest request) {
    try {
      return access.login();
    } catch (KeystoneException failed) {
      throw new SwiftException(
          failed.isRefusal() ? Kind.INTERNAL : Kind.UNAVAILABLE,
          "Swift failed to %s: %s".formatted(request.what(), failed.getMessage()),
          failed);
    }
  }

  private void answers(Login login) {
    if (silent.getAndSet(false)) {
      LOG.log(Level.INFO, "Swift at {0} answers again", login.endpoint());
    }
  }

  /** Too many requests, in HTTP's number and in Swift's, or a failure inside Swift. */
  static boolean mayPass(int status) {
    return status == 429 || status == 498 || status >= 500;
  }

  private static void pause(Duration first, int times) throws InterruptedException {
    long millis = first.toMillis() << Math.min(times, 16);
    TimeUnit.MILLISECONDS.sleep(Math.min(millis, LONGEST_PAUSE.toMillis()));
  }
}
