/** The tokens that docs/embedding.md teaches to sign are believed: by running the very lines. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SignJWT } from 'jose';
import { checkParties, checkTimes, readClaims } from '../../../server/auth/claims.ts';
import { readToken } from '../../../server/auth/token-format.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const guide = readFileSync(join(ROOT, 'docs', 'embedding.md'), 'utf8');
const SECRET = 'a secret of thirty-two bytes or more';
const KEY_ID = 'host-1';

function snippet(language: string): string {
  const found = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'm').exec(guide)?.[1];
  assert.ok(found, `docs/embedding.md has a snippet in ${language}`);
  return found;
}

function believe(token: string): void {
  const [head, body, signature] = token.split('.');
  const expected = createHmac('sha256', SECRET).update(`${head!}.${body!}`).digest('base64url');
  assert.equal(signature, expected);
  const { header, payload } = readToken(token);
  assert.deepEqual([header.alg, header.kid], ['HS256', KEY_ID]);
  const claims = readClaims(payload);
  checkParties(claims, { iss: 'https://school.example', aud: 'hearth:alder-grove' });
  checkTimes(claims, Date.now());
  assert.deepEqual([claims.sub, claims.name, claims.roles, claims.ageBand], ['42', 'Elif', ['parent'], 'adult']);
}

test('Node', async () => {
  const lines = snippet('js').replaceAll('process.env.', 'env.').replace('const token = await', 'return');
  const env = { HEARTH_SECRET: SECRET, HEARTH_KEY_ID: KEY_ID };
  const prototype = Object.getPrototypeOf(async () => Promise.resolve()) as { constructor: FunctionConstructor };
  const AsyncFunction = prototype.constructor;
  const sign = AsyncFunction('SignJWT', 'env', 'user', lines) as (...input: unknown[]) => Promise<string>;
  believe(await sign(SignJWT, env, { id: '42', name: 'Elif' }));
});

/** Each language's own library where the machine has it; else its one function, by the standard library. */
const OTHERS = {
  python: {
    command: ['python3', '-'],
    before: `
import os, time, types
try:
    import jwt
except ImportError:
    import base64, hashlib, hmac, json
    def part(data): return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
    def encode(claims, key, algorithm, headers):
        text = part(json.dumps({"alg": algorithm, "typ": "JWT", **headers}).encode()) + "." + part(json.dumps(claims).encode())
        return text + "." + part(hmac.new(key.encode(), text.encode(), hashlib.sha256).digest())
    jwt = types.SimpleNamespace(encode=encode)
user = types.SimpleNamespace(id="42", name="Elif")
`,
    after: 'print(token)',
  },
  php: {
    command: ['php'],
    before: `<?php
class JWT {
  static function part($data) { return rtrim(strtr(base64_encode($data), '+/', '-_'), '='); }
  static function encode($claims, $key, $algorithm, $keyId) {
    $text = self::part(json_encode(['alg' => $algorithm, 'typ' => 'JWT', 'kid' => $keyId])) . '.' . self::part(json_encode($claims));
    return $text . '.' . self::part(hash_hmac('sha256', $text, $key, true));
  }
}
$user = (object) ['id' => '42', 'name' => 'Elif'];
`,
    after: 'echo $token;',
  },
  ruby: {
    command: ['ruby', '-'],
    before: `
begin
  require 'jwt'
rescue LoadError
  require 'json'
  require 'openssl'
  module JWT
    def self.part(data) = [data].pack('m0').tr('+/', '-_').delete('=')
    def self.encode(claims, key, algorithm, headers)
      text = part({ alg: algorithm, typ: 'JWT' }.merge(headers).to_json) + '.' + part(claims.to_json)
      text + '.' + part(OpenSSL::HMAC.digest('SHA256', key, text))
    end
  end
end
user = Struct.new(:id, :name).new('42', 'Elif')
`,
    after: 'puts token',
  },
} as const;

for (const [language, { command, before, after }] of Object.entries(OTHERS)) {
  test(language, (t) => {
    const [program, ...args] = command;
    const input = `${before}${snippet(language)}\n${after}\n`;
    const env = { ...process.env, HEARTH_SECRET: SECRET, HEARTH_KEY_ID: KEY_ID };
    const { error, status, stdout, stderr } = spawnSync(program, args, { input, env, encoding: 'utf8' });
    if (error) return t.skip(`there is no ${program} here`);
    assert.equal(status, 0, stderr);
    believe(stdout.trim());
  });
}

test('every language names the same claims, algorithm and settings in five lines', () => {
  for (const language of ['js', ...Object.keys(OTHERS)]) {
    const text = snippet(language);
    for (const word of ['HS256', 'HEARTH_SECRET', 'HEARTH_KEY_ID', 'https://school.example', 'hearth:alder-grove'])
      assert.ok(text.includes(word), `${language}: ${word}`);
    for (const claim of ['name', 'roles', 'ageBand']) assert.ok(text.includes(claim), `${language}: ${claim}`);
    assert.ok(text.split('\n').filter((line) => line.trim()).length <= 6, `${language}: five lines and a comment`);
  }
});
