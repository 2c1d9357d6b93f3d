"""Writes reference.json: PSNR and SSIM by scikit-image, the Frechet distance by scipy, precision and
recall by their definition. Run with scikit-image 0.26.0, scipy 1.17.1, numpy 2.4.6."""
import json

import numpy as np
from scipy.linalg import sqrtm
from skimage.metrics import peak_signal_noise_ratio, structural_similarity


def picture(height, width, shift):
    c, y, x = np.meshgrid(np.arange(3), np.arange(height), np.arange(width), indexing="ij")
    return 0.5 + 0.5 * np.sin(0.7 * x + 0.013 * y * y + 0.4 * c + shift)


def features(count, width, phase, scale):
    i, j = np.meshgrid(np.arange(count), np.arange(width), indexing="ij")
    return scale * np.sin(1.7 * i + 0.31 * i * j + phase * (j + 1)) + 0.1 * j


def frechet(a, b):
    root = sqrtm(np.cov(a, rowvar=False) @ np.cov(b, rowvar=False) + 0j)
    gap = a.mean(0) - b.mean(0)
    return gap @ gap + np.trace(np.cov(a, rowvar=False) + np.cov(b, rowvar=False)) - 2 * np.trace(root).real


def covered(points, by, k):
    own = np.sort(np.linalg.norm(by[:, None] - by[None], axis=2), axis=1)[:, k]
    distances = np.linalg.norm(points[:, None] - by[None], axis=2)
    return float((distances <= own[None]).any(axis=1).mean())


pairs = []
for height, width, shift in [(11, 11, 0.3), (16, 16, 0.1), (20, 33, 1.5), (64, 64, 0.02)]:
    a, b = picture(height, width, 0), picture(height, width, shift)
    pairs.append({
        "height": height, "width": width, "shift": shift,
        "psnr": peak_signal_noise_ratio(a, b, data_range=1),
        "ssim": structural_similarity(
            a, b, channel_axis=0, data_range=1, gaussian_weights=True, sigma=1.5,
            use_sample_covariance=False),
    })
sets = []
for count, width, phase, scale in [(40, 4, 0.2, 0.6), (60, 5, 0.05, 2.5), (12, 20, 0.4, 1.2)]:
    a, b = features(count, width, 0, 1), features(count, width, phase, scale)
    sets.append({
        "count": count, "width": width, "phase": phase, "scale": scale,
        "frechet_distance": frechet(a, b),
        "precision": covered(b, a, 3), "recall": covered(a, b, 3),
    })
with open("reference.json", "w") as file:
    json.dump({"pictures": pairs, "features": sets}, file, indent=1)
