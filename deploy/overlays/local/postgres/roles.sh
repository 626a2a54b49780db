#!/bin/bash
# Runs once, on an empty data folder: a role per service, which may create its own schema in the one database and sees no other's.
set -euo pipefail
psql --username "$POSTGRES_USER" --dbname acuerdo --set ON_ERROR_STOP=1 \
  --set agreements="$AGREEMENTS_USER" --set agreements_password="$AGREEMENTS_PASSWORD" \
  --set flights="$FLIGHTS_USER" --set flights_password="$FLIGHTS_PASSWORD" <<'SQL'
CREATE ROLE :"agreements" LOGIN PASSWORD :'agreements_password';
CREATE ROLE :"flights" LOGIN PASSWORD :'flights_password';
REVOKE ALL ON DATABASE acuerdo FROM PUBLIC;
GRANT CONNECT, CREATE, TEMPORARY ON DATABASE acuerdo TO :"agreements", :"flights";
SQL
