package io.ironicinspector.conductor.ironic;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * A body that may still be on its way when its answer is there: the client's own limit ends with
 * the headers, so whoever wants the text sets the limit for the rest. Thread-safe.
 */
final class LaterText implements HttpResponse.BodySubscriber<LaterText> {
  private final HttpResponse.BodySubscriber<String> text;
  private volatile Flow.Subscription subscription;

  private LaterText(HttpResponse.BodySubscriber<String> text) {
    this.text = text;
  }

  static HttpResponse.BodyHandler<LaterText> handler() {
    HttpResponse.BodyHandler<String> texts = HttpResponse.BodyHandlers.ofString();
    return answer -> new LaterText(texts.apply(answer));
  }

  /** Completes when all of it is there. */
  CompletableFuture<String> text() {
    return text.getBody().toCompletableFuture();
  }

  /** Nobody waits any more; the connection is closed. */
  void cancel() {
    Flow.Subscription begun = subscription;
    if (begun != null) {
      begun.cancel();
    }
  }

  @Override
  public CompletionStage<LaterText> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
    text.onSubscribe(begun);
  }

  @Override
  public void onNext(List<ByteBuffer> part) {
    text.onNext(part);
  }

  @Override
  public void onError(Throwable failure) {
    text.onError(failure);
  }

  @Override
  public void onComplete() {
    text.onComplete();
  }
}
