// Reads QR codes from the phone's camera. The same code held before the lens counts once.
const everyMs = 120;
const sameCodeMs = 4000;
const widest = 640;

export class QrCamera {
  #video;
  #found;
  #canvas = document.createElement("canvas");
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
    this.#look();
  }

  #look() {
    const text = this.#read();
    const now = performance.now();
    if (text && (text !== this.#last.text || now - this.#last.at > sameCodeMs)) this.#found(text);
    if (text) this.#last = { text, at: now };
    setTimeout(() => this.#look(), everyMs);
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
