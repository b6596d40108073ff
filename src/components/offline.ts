/** The reader's choice to keep the site in this browser. Nothing is registered or stored before the button is pressed. */
import { siteBase } from './site-base.ts';
import { offlineWorker, trustedScript } from './trusted-script.ts';

const box = document.querySelector<HTMLElement>('[data-offline]');
if (box && 'serviceWorker' in navigator && 'caches' in window) {
  const keep = box.querySelector<HTMLButtonElement>('[data-offline-keep]')!;
  const forget = box.querySelector<HTMLButtonElement>('[data-offline-forget]')!;
  const status = box.querySelector<HTMLElement>('[data-offline-status]')!;
  const show = (kept: boolean): void => { keep.hidden = kept; forget.hidden = !kept; if (kept) status.textContent = box.dataset.kept ?? ''; };
  const registration = (): Promise<ServiceWorkerRegistration | undefined> => navigator.serviceWorker.getRegistration(siteBase);
  box.hidden = false;
  void registration().then((r) => { if (r) show(true); });

  keep.addEventListener('click', () => {
    keep.disabled = true;
    status.textContent = box.dataset.keeping ?? '';
    void (async () => {
      try {
        const r = await navigator.serviceWorker.register(trustedScript(offlineWorker), { scope: siteBase });
        const worker = r.active ?? (await navigator.serviceWorker.ready).active!;
        const channel = new MessageChannel();
        await new Promise<void>((resolve, reject) => {
          channel.port1.onmessage = ({ data }: MessageEvent<{ done: number; of: number; failed?: boolean }>) => {
            if (data.failed) reject(new Error('not kept'));
            else if (data.done === data.of) resolve();
            else status.textContent = `${box.dataset.keeping ?? ''} ${data.done} / ${data.of}`;
          };
          worker.postMessage('keep', [channel.port2]);
        });
        show(true);
      } catch {
        await (await registration())?.unregister();
        status.textContent = box.dataset.failed ?? '';
      }
      keep.disabled = false;
    })();
  });
  forget.addEventListener('click', () => {
    void (async () => {
      await (await registration())?.unregister();
      await caches.delete('barqiyat-offline');
      show(false);
      status.textContent = '';
    })();
  });
}
