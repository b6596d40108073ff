/// <reference types="astro/client" />
declare namespace App {
  interface Locals { shell: import('./build/models/model.ts').Shell; task: import('./build/models/model.ts').PageTask; body: import('./build/compile.ts').CableBody | null; problems?: readonly string[] }
}
