// Names for runs that were given none: adjective-noun-number, in the manner of MLflow, from words of our own.

const ADJECTIVES = `
able amber ample apt azure bold brave brief bright brisk calm candid clean clear clever cool cosmic crisp
curious daring deft eager early even fair fleet fond frank fresh gentle glad golden grand hardy honest
humble jolly keen kind lively lucid lucky mellow merry mild modest neat nimble noble patient placid
plucky polite proud quick quiet rapid ready robust rustic serene sharp silent silver sleek smooth snowy
solid spry steady stoic sunny swift tender tidy upbeat vivid warm wise witty
`.trim().split(/\s+/);

const NOUNS = `
acorn arrow badger bay beacon birch bison brook canyon cedar cliff cloud comet coral crane creek delta
dune eagle elm ember falcon fern finch fjord forest fox gale garden glacier grove harbor hare hawk heron
hill island jay kelp lagoon lake lark lynx maple marten meadow mesa moon moose oak ocean orchid osprey
otter owl panda peak pebble pine planet pond prairie quail rain reef river robin sable sparrow spruce
star stork summit tern thistle tide trail valley willow wren
`.trim().split(/\s+/);

/** A name for a run, out of `random` bytes in hex (at least 8 digits): equal input gives an equal name. */
export function makeRunName(random: string): string {
  const number = parseInt(random.slice(-8), 16);
  const adjective = ADJECTIVES[number % ADJECTIVES.length];
  const noun = NOUNS[Math.floor(number / ADJECTIVES.length) % NOUNS.length];
  return `${adjective}-${noun}-${Math.floor(number / (ADJECTIVES.length * NOUNS.length)) % 1000}`;
}
