package io.ironicinspector.api.error;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.CONFLICT;
import static jakarta.ws.rs.core.Response.Status.INTERNAL_SERVER_ERROR;
import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;
import static jakarta.ws.rs.core.Response.Status.REQUEST_ENTITY_TOO_LARGE;
import static jakarta.ws.rs.core.Response.Status.SERVICE_UNAVAILABLE;

import io.ironicinspector.api.json.BodyException;
import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.keystone.KeystoneException;
import io.ironicinspector.persistence.UnknownMarkerException;
import io.ironicinspector.persistence.rule.DuplicateRuleException;
import io.ironicinspector.persistence.rule.InvalidStoredRuleException;
import io.ironicinspector.persistence.rule.UnknownRuleException;
import io.ironicinspector.rules.schema.InvalidRuleException;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What each failure means to a client. The only place that knows status codes of failures. */
public final class Failures {
  private static final Logger LOG = Logger.getLogger(Failures.class.getName());
  private static final int MAX_CAUSES = 20;
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\",;\\\\]+");

  private Failures() {}

  /** The same stage, but it completes with an error response instead of failing. */
  public static CompletionStage<Response> answered(CompletionStage<Response> stage) {
    return stage.handle((response, failure) -> failure == null ? response : response(failure));
  }

  /** The same for callers whom nobody knows: texts tell them no addresses inside the site. */
  public static CompletionStage<Response> answeredToStrangers(CompletionStage<Response> stage) {
    return stage.handle(
        (response, failure) -> failure == null ? response : withoutAddresses(response(failure)));
  }

  private static Response withoutAddresses(Response response) {
    if (response.getEntity() instanceof byte[] body) {
      String text = new String(body, StandardCharsets.UTF_8);
      byte[] shorter =
          ADDRESS.matcher(text).replaceAll("(internal address)").getBytes(StandardCharsets.UTF_8);
      return Response.fromResponse(response).entity(shorter).build();
    }
    return response;
  }

  /** The response to a failure, wrapped or not by containers and stages. */
  public static Response response(Throwable failure) {
    return causes(failure)
        .map(Failures::known)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> unknown(failure));
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(MAX_CAUSES);
  }

  private static Optional<Response> known(Throwable failure) {
    Response response = null;
    if (failure instanceof ApiException refused) {
      response = refusal(refused);
    } else if (failure instanceof ConductorException conductor) {
      response = error(status(conductor.kind()), conductor);
    } else if (failure instanceof BodyException body) {
      response = error(status(body.kind()), body);
    } else if (failure instanceof InvalidRuleException rule) {
      response = error(BAD_REQUEST, rule);
    } else if (failure instanceof UnknownRuleException rule) {
      response = error(NOT_FOUND, rule);
    } else if (failure instanceof DuplicateRuleException rule) {
      response = error(CONFLICT, rule);
    } else if (failure instanceof InvalidStoredRuleException rule) {
      response = error(INTERNAL_SERVER_ERROR, rule);
    } else if (failure instanceof UnknownMarkerException marker) {
      response = error(NOT_FOUND, marker);
    } else if (failure instanceof BusyException busy) {
      response = error(SERVICE_UNAVAILABLE, busy);
    } else if (failure instanceof KeystoneException keystone) {
      LOG.log(Level.WARNING, "nobody can be authenticated: {0}", keystone.getMessage());
      response =
          ErrorResponse.of(
              SERVICE_UNAVAILABLE.getStatusCode(),
              "The identity service is not available, try again later");
    } else if (failure instanceof WebApplicationException routing) {
      response = Routing.response(routing.getResponse());
    } else if (failure instanceof PersistenceException || failure instanceof SQLException) {
      LOG.log(Level.WARNING, "the database failed: {0}", failure.toString());
      response =
          ErrorResponse.of(
              SERVICE_UNAVAILABLE.getStatusCode(),
              "The database is not available, try again later");
    }
    return Optional.ofNullable(response);
  }

  private static Response refusal(ApiException refused) {
    Response response = error(refused.status(), refused);
    return refused.challenge().isEmpty()
        ? response
        : Response.fromResponse(response)
            .header(HttpHeaders.WWW_AUTHENTICATE, refused.challenge())
            .build();
  }

  private static Response error(Response.Status status, Exception failure) {
    return ErrorResponse.of(status.getStatusCode(), String.valueOf(failure.getMessage()));
  }

  private static Response unknown(Throwable failure) {
    LOG.log(Level.SEVERE, "a request failed unexpectedly", failure);
    return ErrorResponse.of(INTERNAL_SERVER_ERROR.getStatusCode(), "Internal server error");
  }

  private static Response.Status status(ConductorException.Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> NOT_FOUND;
      case CONFLICT -> CONFLICT;
      case INVALID -> BAD_REQUEST;
      case NO_CONDUCTOR, UNAVAILABLE -> SERVICE_UNAVAILABLE;
      case INTERNAL -> INTERNAL_SERVER_ERROR;
    };
  }

  private static Response.Status status(BodyException.Kind kind) {
    return switch (kind) {
      case TOO_LARGE -> REQUEST_ENTITY_TOO_LARGE;
      case INVALID -> BAD_REQUEST;
    };
  }
}
