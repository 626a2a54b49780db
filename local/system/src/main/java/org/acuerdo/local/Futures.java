package org.acuerdo.local;

import java.util.concurrent.CompletableFuture;

/** Waiting for several things at once. */
final class Futures {

    private Futures() {}

    /** Done when all are, or failed as soon as one of them has. */
    static CompletableFuture<Void> allOrFirstFailure(CompletableFuture<?>... futures) {
        var result = new CompletableFuture<Void>();
        for (CompletableFuture<?> future : futures) {
            future.whenComplete((done, failure) -> {
                if (failure != null) {
                    result.completeExceptionally(failure);
                }
            });
        }
        CompletableFuture.allOf(futures).thenRun(() -> result.complete(null));
        return result;
    }
}
