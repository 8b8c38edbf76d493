package io.ironicinspector.simulator.version;

import io.ironicinspector.simulator.error.ErrorBody;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses versions that are not spoken, and names the spoken ones on every answer below /v1. */
@PreMatching
public final class MicroversionFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final Pattern VERSION = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})");

  @Override
  public void filter(ContainerRequestContext request) {
    if (!versioned(request)) {
      return;
    }
    String asked = request.getHeaderString(Microversion.HEADER);
    if (asked == null) {
      Microversion.MINIMUM.attachTo(request);
    } else if (asked.toLowerCase(Locale.ROOT).equals("latest")) {
      Microversion.MAXIMUM.attachTo(request);
    } else {
      choose(asked, request);
    }
  }

  private static void choose(String asked, ContainerRequestContext request) {
    Matcher version = VERSION.matcher(asked);
    if (!version.matches()) {
      refuse(request, "Invalid value for " + Microversion.HEADER + " header");
      return;
    }
    int minor = Integer.parseInt(version.group(2));
    if (Integer.parseInt(version.group(1)) != 1) {
      refuse(
          request,
          "Mutually exclusive versions requested. Version %s requested but not supported by this"
              + " service. The supported version range is: %s.",
          asked);
    } else if (minor < Microversion.MINIMUM.minor() || minor > Microversion.MAXIMUM.minor()) {
      refuse(
          request,
          "Version %s was requested but the minor version is not supported by this service. The"
              + " supported version range is: %s.",
          asked);
    } else {
      new Microversion(minor).attachTo(request);
    }
  }

  private static void refuse(ContainerRequestContext request, String format, String asked) {
    String range = "[" + Microversion.MINIMUM + ", " + Microversion.MAXIMUM + "]";
    refuse(request, String.format(Locale.ROOT, format, asked, range));
  }

  private static void refuse(ContainerRequestContext request, String description) {
    request.abortWith(
        Response.status(Response.Status.NOT_ACCEPTABLE)
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(ErrorBody.routing(406, "Not Acceptable", description))
            .build());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!versioned(request)) {
      return;
    }
    var headers = response.getHeaders();
    headers.putSingle("X-OpenStack-Ironic-API-Minimum-Version", Microversion.MINIMUM.toString());
    headers.putSingle("X-OpenStack-Ironic-API-Maximum-Version", Microversion.MAXIMUM.toString());
    if (response.getStatus() != 406) {
      headers.putSingle(Microversion.HEADER, Microversion.of(request).toString());
    }
  }

  private static boolean versioned(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    return path.equals("v1") || path.startsWith("v1/");
  }
}
