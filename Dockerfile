# The site in a container that runs as nobody in particular and writes only to /data.
#   docker build -t aflora . && docker run -p 3000:3000 -v aflora:/data -e PUBLIC_URL=http://localhost:3000 aflora
# Commands: docker exec <container> node scripts/command.mjs --help

FROM node:22-bookworm-slim AS packages
WORKDIR /aflora
# Compilers for the one package that has to be compiled where its ready-made file cannot be fetched.
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund

FROM packages AS built
COPY . .
RUN node scripts/build.mjs
RUN npm prune --omit=dev --no-audit --no-fund

FROM node:22-bookworm-slim
# Few arenas: glibc would keep for each thread what it once needed, about a tenth of the memory.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data MALLOC_ARENA_MAX=2
WORKDIR /aflora
COPY --from=built /aflora/package.json ./
COPY --from=built /aflora/node_modules ./node_modules
COPY --from=built /aflora/scripts ./scripts
COPY --from=built /aflora/build ./build
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-old-space-size=512", "scripts/serve.mjs"]
