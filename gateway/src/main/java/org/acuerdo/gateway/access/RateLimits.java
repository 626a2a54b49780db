package org.acuerdo.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.acuerdo.gateway.GatewayConfig;

/**
 * How many calls each subject may make, and each address that shows no valid token. A bucket that nobody touched for
 * longer than it takes to fill is full, so forgetting it changes nothing.
 */
@ApplicationScoped
public class RateLimits {
    private static final int SHARE_WITHOUT_TOKEN = 10;

    private final double perSecond;
    private final double burst;
    private final Cache<String, TokenBucket> subjects;
    private final Cache<String, TokenBucket> addresses;

    RateLimits(GatewayConfig config) {
        perSecond = config.rate().perSecond();
        burst = config.rate().burst();
        Duration untilFull = Duration.ofMillis((long) Math.ceil(burst * 1000 / perSecond) + 1000);
        subjects = buckets(config.rate().buckets(), untilFull);
        addresses = buckets(config.rate().buckets(), untilFull);
    }

    private static Cache<String, TokenBucket> buckets(long most, Duration untilFull) {
        return Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterAccess(untilFull)
                .executor(Runnable::run)
                .build();
    }

    /** Takes a call of a subject; 0 if it may pass, else the seconds to wait. */
    public int takeSubject(String subject) {
        return take(subjects.get(subject, s -> new TokenBucket(perSecond, burst, System.nanoTime())));
    }

    /** Takes a call from an address without a valid token; 0 if it may pass, else the seconds to wait. */
    public int takeAddress(String address) {
        return take(address(address));
    }

    /** Whether the address has calls left; 0 or the seconds to wait. Takes none. */
    public int peekAddress(String address) {
        long now = System.nanoTime();
        TokenBucket bucket = address(address);
        return bucket.open(now) ? 0 : bucket.secondsToWait(now);
    }

    private TokenBucket address(String address) {
        return addresses.get(
                address,
                a -> new TokenBucket(
                        perSecond / SHARE_WITHOUT_TOKEN, Math.max(1, burst / SHARE_WITHOUT_TOKEN), System.nanoTime()));
    }

    private static int take(TokenBucket bucket) {
        long now = System.nanoTime();
        return bucket.take(now) ? 0 : bucket.secondsToWait(now);
    }
}
