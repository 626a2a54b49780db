#!/usr/bin/env bash
# Builds the JVM images on a machine without a container engine and without a registry, and looks into them: Debian's buildah
# (chroot, vfs), and as base a small Debian made by debootstrap with a JDK 25 of this machine. Then starts the gateway's
# image as the user it names and asks its management port. For checking the Containerfiles; these images are not for use.
#
#   apt-get install buildah debootstrap
#   mvn -B package -DskipTests
#   deploy/images/try-build.sh [service...]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

fail() { echo "try-build: $*" >&2; exit 1; }
for program in buildah debootstrap curl; do
  command -v "$program" > /dev/null || fail "$program is missing (apt-get install $program)"
done
((EUID == 0)) || fail "debootstrap and chroot need root"
jdk=
for folder in /usr/lib/jvm/*; do
  [[ -x $folder/bin/java ]] && "$folder/bin/java" -version 2>&1 | grep -q '"25' && jdk=$folder
done
[[ -n $jdk ]] || fail "no JDK 25 under /usr/lib/jvm"

services=("$@")
((${#services[@]})) || services=(agreements-service flights-service gateway)
for service in "${services[@]}"; do
  [[ -f $service/target/quarkus-app/quarkus-run.jar ]] || fail "$service is not built (mvn -B package -DskipTests)"
done

work=$(mktemp -d)
cleanup() {
  if [[ -n ${running:-} ]]; then
    # the program alone; buildah then ends by itself and takes its mounts away
    pkill -TERM -g "$running" -x java || true
    wait "$running" 2> /dev/null || true
  fi
  rm -rf "$work"
}
trap cleanup EXIT
build() { buildah --storage-driver vfs --root "$work/store" --runroot "$work/run" "$@"; }

echo "== base: Debian with $jdk"
debootstrap --variant=minbase bookworm "$work/root" > "$work/debootstrap.log" || fail "debootstrap: $(tail -1 "$work/debootstrap.log")"
mkdir "$work/root/opt/java"
cp -a "$jdk"/{bin,conf,lib} "$work/root/opt/java/"
ln -s /opt/java/bin/java "$work/root/usr/bin/java"
mkdir "$work/base"
tar -C "$work/root" --exclude=./dev --exclude=./var/cache/apt -cf "$work/base/root.tar" .
rm -rf "$work/root"
printf 'FROM scratch\nADD root.tar /\nENV PATH=/usr/sbin:/usr/bin:/sbin:/bin\n' > "$work/base/Containerfile"
build build --quiet --isolation chroot -t localhost/java:try "$work/base" > /dev/null

for service in "${services[@]}"; do
  echo "== $service"
  build build --quiet --isolation chroot --build-arg JAVA_IMAGE=localhost/java:try \
    -f "deploy/images/Containerfile.$service.jvm" -t "acuerdo/$service:try" "$service/target/quarkus-app" > /dev/null
  container=$(build from --pull-never "localhost/acuerdo/$service:try")
  uid=$(build run --isolation chroot "$container" -- id -u)
  [[ $uid == 10001 ]] || fail "$service runs as $uid"
  build run --isolation chroot "$container" -- java -version 2>&1 | sed -n '1s/^/   as user 10001: /p'
  build run --isolation chroot "$container" -- test -f quarkus-run.jar || fail "$service: no quarkus-run.jar in /app"
  ! build run --isolation chroot "$container" -- touch /app/written 2> /dev/null || fail "$service: its user may write to /app"
done

[[ " ${services[*]} " == *" gateway "* ]] || exit 0
echo "== gateway, started as its image says"
! curl -s --max-time 2 http://localhost:29090/ > /dev/null || fail "port 29090 is taken"
set -m
options=$(sed -n 's/^JDK_JAVA_OPTIONS=//p' deploy/base/settings.env)
build run --isolation chroot --env QUARKUS_HTTP_PORT=29080 --env QUARKUS_MANAGEMENT_PORT=29090 --env QUARKUS_SHUTDOWN_DELAY=0S --env ACUERDO_ISSUER=http://localhost:1 \
  --env ACUERDO_OIDC_CLIENT_SECRET=throwaway-client-secret-0123456789 --env ACUERDO_SESSION_SECRET=throwaway-session-secret-012345678 \
  --env "JDK_JAVA_OPTIONS=$options" "$container" -- java -jar quarkus-run.jar > "$work/gateway.log" 2>&1 &
running=$!
for ((second = 0; second < 60; second++)); do
  if curl -fs --max-time 2 http://localhost:29090/q/health/live > /dev/null; then
    for probe in started live; do
      curl -fsS --max-time 2 "http://localhost:29090/q/health/$probe" > /dev/null || fail "/q/health/$probe"
    done
    ! curl -fs --max-time 2 http://localhost:29080/q/metrics > /dev/null || fail "metrics on the public port"
    echo "   live and started on the management port after ${second} s"
    exit 0
  fi
  kill -0 "$running" 2> /dev/null || break
  sleep 1
done
tail -20 "$work/gateway.log" >&2
fail "the gateway did not start"
