// Reads QR codes from the phone's camera, by the browser's own detector where it has one. The same code held before the lens counts once.
const everyMs = 120;
const sameCodeMs = 4000;
const widest = 640;

export class QrCamera {
  #video;
  #found;
  #canvas = document.createElement("canvas");
  #detector;
  #last = { text: "", at: 0 };

  constructor(video, found) {
    this.#video = video;
    this.#found = found;
  }

  /** Asks for the camera; throws when there is none or it is refused. */
  async start() {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } }, audio: false });
    this.#video.srcObject = stream;
    this.#video.hidden = false;
    await this.#video.play();
    this.#detector = await detector();
    this.#look();
  }

  async #look() {
    const text = this.#detector ? await this.#detect() : this.#read();
    const now = performance.now();
    if (text && (text !== this.#last.text || now - this.#last.at > sameCodeMs)) this.#found(text);
    if (text) this.#last = { text, at: now };
    setTimeout(() => this.#look(), everyMs);
  }

  async #detect() {
    try {
      const [code] = await this.#detector.detect(this.#video);
      return code?.rawValue.trim() || null;
    } catch {   // some phones promise a detector that they do not have
      this.#detector = undefined;
      return null;
    }
  }

  #read() {
    const { videoWidth: width, videoHeight: height } = this.#video;
    if (!width) return null;
    const scale = Math.min(1, widest / width);
    [this.#canvas.width, this.#canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
    const picture = this.#canvas.getContext("2d", { willReadFrequently: true });
    picture.drawImage(this.#video, 0, 0, this.#canvas.width, this.#canvas.height);
    const { data } = picture.getImageData(0, 0, this.#canvas.width, this.#canvas.height);
    return jsQR(data, this.#canvas.width, this.#canvas.height, { inversionAttempts: "dontInvert" })?.data.trim() ?? null;
  }
}

async function detector() {
  const formats = await globalThis.BarcodeDetector?.getSupportedFormats().catch(() => []) ?? [];
  return formats.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : undefined;
}
