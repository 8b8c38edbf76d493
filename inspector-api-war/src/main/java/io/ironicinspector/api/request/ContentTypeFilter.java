package io.ironicinspector.api.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lets requests pass whose Content-Type is none, such as {@code x}: nobody here reads it, but some
 * runtimes refuse what they cannot parse before {@link LenientRequestFilter} sees it.
 */
public class ContentTypeFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "Content-Type";
  private static final String JSON = "application/json";
  private static final Pattern TYPE = Pattern.compile("\\s*[\\w.+*-]+/[\\w.+*-]+\\s*");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String type = request.getHeader(NAME);
    boolean readable =
        type == null || type.equals(JSON) || TYPE.matcher(type.split(";", 2)[0]).matches();
    chain.doFilter(readable ? request : new AsJson(request), response);
  }

  private static final class AsJson extends HttpServletRequestWrapper {
    AsJson(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getContentType() {
      return JSON;
    }

    @Override
    public String getHeader(String name) {
      return NAME.equalsIgnoreCase(name) ? JSON : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return NAME.equalsIgnoreCase(name)
          ? Collections.enumeration(List.of(JSON))
          : super.getHeaders(name);
    }
  }
}
