package io.ironicinspector.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One request through one servlet filter, without a server. */
public final class ServletCall {
  private final Map<String, Object> request = new HashMap<>();
  private final Map<String, String> headers = new HashMap<>();
  private final Map<String, String> answered = new HashMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status = 200;
  private boolean passed;
  private HttpServletRequest seen;

  public ServletCall(String path) {
    request.put("getServletPath", path);
    request.put("getMethod", "GET");
    request.put("getContextPath", "");
    request.put("getRequestURI", path);
    request.put("getRemoteAddr", "192.0.2.1");
    request.put("isSecure", false);
    request.put("isAsyncStarted", false);
    request.put("getLocalPort", 5050);
  }

  /** What a method of the request answers. */
  public ServletCall with(String method, Object answer) {
    request.put(method, answer);
    return this;
  }

  @SuppressWarnings("JdkObsolete") // the servlet API's
  public ServletCall url(String url) {
    return with("getRequestURL", new StringBuffer(url));
  }

  public ServletCall header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public ServletCall through(HttpFilter filter) throws Exception {
    return through(filter, () -> {});
  }

  /** {@code resource} runs if the filter lets the request pass. */
  public ServletCall through(HttpFilter filter, Runnable resource) throws Exception {
    FilterChain chain =
        (in, out) -> {
          passed = true;
          seen = (HttpServletRequest) in;
          resource.run();
        };
    filter.doFilter(fakeRequest(), fakeResponse(), chain);
    return this;
  }

  /** The request as the filter passed it on. */
  public HttpServletRequest seen() {
    return seen;
  }

  public boolean passed() {
    return passed;
  }

  public int status() {
    return status;
  }

  public String answered(String header) {
    return answered.get(header);
  }

  /** All headers of the answer. */
  public Map<String, String> answered() {
    return Map.copyOf(answered);
  }

  public String body() {
    return body.toString(StandardCharsets.UTF_8);
  }

  private HttpServletRequest fakeRequest() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            ServletCall.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getHeader" -> headers.get(arguments[0]);
                  case "getHeaders" ->
                      Collections.enumeration(
                          Optional.ofNullable(headers.get(arguments[0])).stream().toList());
                  default -> request.get(method.getName());
                });
  }

  private HttpServletResponse fakeResponse() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            ServletCall.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (self, method, arguments) -> {
              switch (method.getName()) {
                case "setHeader", "addHeader" ->
                    answered.put((String) arguments[0], (String) arguments[1]);
                case "setContentType" -> answered.put("Content-Type", (String) arguments[0]);
                case "setStatus", "sendError" -> status = (int) arguments[0];
                case "getStatus" -> {
                  return status;
                }
                case "getOutputStream" -> {
                  return new Bytes();
                }
                default -> {}
              }
              return null;
            });
  }

  private final class Bytes extends ServletOutputStream {
    @Override
    public void write(int b) {
      body.write(b);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
